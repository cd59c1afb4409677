import { expect, test, type Page } from '@playwright/test'
import { expectGoodLooks } from '../support/looks'
import { recordTraffic } from '../support/traces'

const tiles = (page: Page) => page.getByRole('list', { name: 'Peta layanan hari ini' }).getByRole('link')
// Beside the office of Kelurahan Andonohu.
const HERE = { latitude: -4.0101234, longitude: 122.5409876, accuracy: 40 }

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the map is a list of all kelurahan that leads to each board', async ({ page }) => {
    await page.goto('/layanan')
    await page.getByRole('link', { name: 'Peta kelurahan' }).click()
    await expect(tiles(page)).toHaveCount(65)
    const mandonga = tiles(page).first()
    await expect(mandonga).toHaveAccessibleName(/^Kelurahan \S+, kecamatan Abeli: (Buka|Tutup|Belum diperbarui)/)
    await page.getByRole('link', { name: /^Kelurahan Andonohu, kecamatan Poasia: / }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kelurahan Andonohu')
  })

  test('the nearest office needs a script: the page says so and shows the way by kecamatan', async ({ page }) => {
    await page.goto('/layanan/terdekat')
    await expect(page.getByText('memerlukan JavaScript')).toBeVisible()
    await page.getByRole('link', { name: 'Kecamatan Poasia' }).click()
    await expect(page).toHaveURL(/kecamatan=kecamatan-poasia/)
  })
})

test('the tiles are large enough to press, and the keyboard goes through them in the order of the list', async ({
  page,
}) => {
  await page.goto('/layanan/peta')
  const box = await tiles(page).first().locator('rect').boundingBox()
  expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(32)
  await tiles(page).first().focus()
  await page.keyboard.press('Tab')
  await expect(tiles(page).nth(1)).toBeFocused()
})

test.describe('with a location', () => {
  test.use({ geolocation: HERE, permissions: ['geolocation'] })

  test('the nearest is found here, and the place is sent nowhere', async ({ page, context }) => {
    const sent = recordTraffic(context)
    await page.goto('/layanan/terdekat')
    await page.getByRole('button', { name: 'Pakai lokasi saya' }).click()
    const nearest = page.getByRole('region', { name: /terdekat/i }).getByRole('link')
    await expect(nearest).toHaveCount(5)
    await expect(page.getByText('tepat sampai sekitar 40 m')).toBeVisible()
    await expect(page.getByText('Anda jauh dari Kendari')).toHaveCount(0)
    await expectGoodLooks(page)
    await nearest.first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const digits of ['4.0101234', '122.5409876', '4.0101', '122.5409']) expect(sent()).not.toContain(digits)
    expect(sent()).toContain('/layanan/terdekat')
  })
})

test.describe('far from the city', () => {
  test.use({ geolocation: { latitude: -6.2, longitude: 106.8, accuracy: 3000 }, permissions: ['geolocation'] })

  test('it says so, since the list helps nobody there', async ({ page }) => {
    await page.goto('/layanan/terdekat')
    await page.getByRole('button', { name: 'Pakai lokasi saya' }).click()
    await expect(page.getByText('Anda jauh dari Kendari')).toBeVisible()
  })
})

test('refused: said plainly, with another way', async ({ page }) => {
  await page.goto('/layanan/terdekat')
  await page.getByRole('button', { name: 'Pakai lokasi saya' }).click()
  await expect(page.getByText('Lokasi tidak diizinkan.')).toBeVisible()
  await expect(page.getByText('Pilih kecamatan di bawah ini')).toBeVisible()
})

test('no other page may ask for the location', async ({ request }) => {
  const allows = async (path: string) => {
    const policy = (await request.get(path)).headers()['permissions-policy'] ?? ''
    return /(^|, )geolocation=\(self\)/.test(policy)
  }
  const others = ['/', '/layanan', '/layanan/peta', '/layanan/disdukcapil', '/lapor', '/lacak', '/layanan/terdekat/x']
  for (const path of others) expect([path, await allows(path)]).toEqual([path, false])
  const policy = (await request.get('/layanan/terdekat')).headers()['permissions-policy']
  expect(policy).toMatch(/geolocation=\(self\)/)
  expect(policy?.match(/=\(self\)/g)).toHaveLength(1)
  expect(policy).toContain('camera=()')
})

for (const path of ['/layanan/peta', '/layanan/terdekat']) {
  test(`${path} reads well in both themes and on the smallest phone`, async ({ page }) => {
    await page.goto(path)
    await expectGoodLooks(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expectGoodLooks(page)
  })
}
