import { expect, test } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { inWorker, withPushService } from '../support/push-browser'
import { fileReport } from '../support/reports'

const watches = async (id: string) =>
  (await query(testDatabaseUrl(), 'SELECT "told" FROM "ReplyWatch" WHERE "caseId" = $1', [id])).rows.length

test('a reporter is told of news on this phone, in words that say nothing, and stops it', async ({ page, context }) => {
  test.setTimeout(120_000)
  const endpoint = await withPushService(page)
  const { id, receipt } = await fileReport(page.request)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  async function open() {
    await page.goto('/lacak')
    await page.getByRole('textbox', { name: 'Kode laporan' }).fill(receipt)
    await page.getByRole('button', { name: 'Buka', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
    await page.getByText('Kabari saya di HP ini').click()
  }
  const follow = page.getByRole('button', { name: 'Kabari saya', exact: true })
  const stop = page.getByRole('button', { name: 'Berhenti mengabari' })
  await open()
  await expect(page.getByText('Jangan nyalakan di HP kantor')).toBeVisible()
  await expectGoodLooks(page)
  await follow.click()
  await expect(page.getByText('Anda akan dikabari di peramban ini')).toBeVisible()
  expect(await watches(id)).toBe(1)
  await expectGoodLooks(page)
  expect(addresses.join('\n')).not.toContain(endpoint.slice(-12))

  // The worker of its own has an address of its own, and stands before no page.
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  )
  expect(scopes.filter((scope) => /^\/kabar\/[0-9a-f]{24}\/$/.test(scope))).toHaveLength(1)
  const words = { id: { title: 'Ada pembaruan', body: 'Ketuk untuk membuka.', stop: 'Berhenti' }, en: {} }
  const { shown, opened } = await inWorker(context, '/kabar-sw.js', endpoint, {
    ...{ news: { url: '/', tag: 'jari', of: {}, words }, press: '' },
  })
  expect(shown).toMatchObject([{ title: 'Ada pembaruan', options: { body: 'Ketuk untuk membuka.' } }])
  expect(opened).toEqual(['/'])

  await open()
  await expect(stop).toBeVisible()
  await stop.click()
  await expect(follow).toBeVisible()
  expect(await watches(id)).toBe(0)

  await follow.click()
  await expect(stop).toBeVisible()
  await page.goto('/aman')
  await page.getByRole('button', { name: 'Hapus jejak' }).click()
  await page.getByRole('button', { name: 'Ya, hapus semuanya' }).click()
  await expect(page.getByText('Jejak JARI di peramban ini sudah dihapus')).toBeVisible()
  expect(await watches(id)).toBe(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('nothing is promised', async ({ page }) => {
    const { receipt } = await fileReport(page.request)
    await page.goto('/lacak')
    await page.getByRole('textbox', { name: 'Kode laporan' }).fill(receipt)
    await page.getByRole('button', { name: 'Buka', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
    await expect(page.locator('main')).not.toContainText('Kabari saya', { useInnerText: true })
  })
})
