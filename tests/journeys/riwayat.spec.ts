import { expect, test } from '@playwright/test'
import { addDays, dayOf } from '@/lib/domain/calendar'
import { expectGoodLooks } from '../support/looks'

const today = dayOf(new Date())

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('what a board said on a day that is chosen, and what was changed on it', async ({ page }) => {
    await page.goto('/layanan/disdukcapil')
    await page.getByRole('link', { name: 'Papan pada hari lain' }).click()
    await expect(page.getByLabel('Tanggal')).toHaveValue(today)
    // Ten working days of its records are seeded: among any seven days there is one with changes.
    for (let back = 3; back <= 9; back++) {
      await page.getByLabel('Tanggal').fill(addDays(today, -back))
      await page.getByRole('button', { name: 'Lihat' }).click()
      await page.waitForURL(`**/*tanggal=${addDays(today, -back)}*`) // loaded, not only begun
      if ((await page.getByText('Dikabari: masih sama.').count()) > 0) break
    }
    const hours = page.getByRole('heading', { level: 3 })
    await expect(hours.first()).toHaveText(/^00\.00–/)
    await expect(hours.last()).toHaveText(/–24\.00$/)
    await expect(page.getByText('Dikabari: masih sama.')).toBeVisible()
    await expect(page.getByText('Hari ini tutup').or(page.getByText(/^Buka/)).first()).toBeVisible()
    await page.getByRole('link', { name: 'Sehari sebelumnya' }).click()
    await expect(page.getByLabel('Tanggal')).not.toHaveValue(today)
  })
})

test('what is not known is said', async ({ page, request }) => {
  await page.goto('/layanan/disdukcapil/riwayat?tanggal=2020-01-01')
  await expect(page.getByText('Apa yang tertulis sebelumnya tidak diketahui.')).toBeVisible()
  const way = page.getByRole('navigation', { name: 'Hari lain' }).getByRole('link')
  await way.click()
  await expect(page.getByRole('listitem').filter({ hasText: /–24\.00/ })).toBeVisible()
  await page.goto(`/layanan/disdukcapil/riwayat?tanggal=${addDays(today, 2)}`)
  await expect(page.getByText('Hari itu belum tiba.')).toBeVisible()
  await expect(way).toHaveAttribute('href', `/layanan/disdukcapil/riwayat?tanggal=${today}`)
  await page.goto('/layanan/disdukcapil/riwayat?tanggal=2026-02-31')
  await expect(page.getByText('Itu bukan tanggal.')).toBeVisible()
  await page.goto('/layanan/kelurahan-wundumbatu/riwayat')
  await expect(page.getByText('Papan ini belum punya catatan.')).toBeVisible()
  for (const path of ['tidak-ada/riwayat', 'disdukcapil/riwayat?sebelum=x'])
    expect([path, (await request.get(`/layanan/${path}`)).status()]).toEqual([path, 404])
})

for (const path of ['/layanan/disdukcapil/riwayat', '/layanan/disdukcapil/riwayat?tanggal=2020-01-01']) {
  test(`${path} reads well in both themes and on the smallest phone`, async ({ page }) => {
    await page.goto(path)
    await expectGoodLooks(page)
  })
}
