import { expect, test } from '@playwright/test'
import { demoAccounts } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf } from '../support/officers'
import { fileReport } from '../support/reports'
import { recordTraffic, tracesIn } from '../support/traces'

test.describe.configure({ timeout: 300_000 })

const account = (role: string, nth: number) => demoAccounts().filter((one) => one.role === role)[nth]!

test('who reported is shown to an officer by two others, sealed on the way, and the case stays hidden', async ({
  browser,
  request,
}) => {
  const name = `Ibu Pelapor ${crypto.randomUUID()}`
  const report = await fileReport(request, { name, contact: '0811-222-333' })
  const [to, desk, other] = [
    account('INSPECTOR', 2),
    await deskOf(browser, account('LEAD', 0)),
    await deskOf(browser, account('LEAD', 1)),
  ]
  const sent = [recordTraffic(desk.context()), recordTraffic(other.context())]
  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByText('Tunjukkan identitas pelapor kepada petugas lain').click()
  const form = desk.locator('details').filter({ hasText: 'Tunjukkan identitas pelapor kepada petugas lain' })
  await form.getByLabel('Mengapa petugas ini perlu tahu').fill('Mendampingi pelapor ke LPSK.')
  await form.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(form.getByText('Pilih salah satu.')).toBeVisible()
  await expect(form.getByLabel('Mengapa petugas ini perlu tahu')).toHaveValue('Mendampingi pelapor ke LPSK.')
  const options = await form.getByLabel('Ditunjukkan kepada').locator('option').allTextContents()
  await form.getByLabel('Ditunjukkan kepada').selectOption({ label: options.find((text) => text.startsWith(to.name))! })
  await expectGoodLooks(desk)
  await form.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(desk.getByText('Ini usulan Anda;')).toBeVisible()

  await other.goto(`/petugas/kasus/${report.id}`)
  const box = other.getByRole('region', { name: 'Menunggu persetujuan' })
  await expect(box.getByText(`Tunjukkan identitas pelapor: ${to.name}`)).toBeVisible()
  await expect(box.getByText('Mendampingi pelapor ke LPSK.')).toBeVisible()
  await box.getByLabel('Alasan keputusan Anda').fill('Setuju.')
  await box.getByRole('button', { name: 'Setujui', exact: true }).click()
  await expect(box).toHaveCount(0)

  const shown = await deskOf(browser, to)
  await shown.goto('/petugas/kasus')
  await shown.getByRole('link', { name: /identitas pelapor ditunjukkan kepada Anda/ }).click()
  await shown.getByRole('button', { name: 'Buka identitas' }).first().click()
  await expect(shown.getByText(name)).toBeVisible()
  await expect(shown.getByText(report.reference)).toBeVisible()
  await expectGoodLooks(shown)
  expect((await shown.goto(`/petugas/kasus/${report.id}`))?.status()).toBe(404)
  await desk.reload()
  await desk.getByText(/^Jejak \(/).click()
  await expect(desk.getByText('Membuka identitas pelapor yang ditunjukkan kepadanya')).toBeVisible()
  for (const traffic of sent) expect(tracesIn(traffic(), [name, '0811-222-333', 'Mendampingi'])).toEqual([])
})
