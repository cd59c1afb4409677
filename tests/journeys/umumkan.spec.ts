import { expect, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf, query } from '../support/officers'

const leads = () => demoAccounts().filter(({ role }) => role === 'LEAD')
const TEXT = 'Pemohon surat usaha pernah disuruh kembali besok. Sekarang surat dibuat tangan bila aplikasi terganggu.'
const SLUG = 'kelurahan-talia'

// Two people sign in here, each at the full price of their password.
test.describe.configure({ timeout: 240_000 })

test('one lead words what a complaint changed, another lets it onto the board, and takes it down again', async ({
  browser,
  page,
}) => {
  const sql = `SELECT c."id" FROM "Case" c JOIN "Unit" u ON u."id" = c."unitId"
    WHERE u."slug" = $1 AND c."channel" = 'COMPLAINT' AND c."state" = 'ACTED_ON'`
  const id = (await query<{ id: string }>(testDatabaseUrl(), sql, [SLUG])).rows[0]!.id
  const [first, second] = [await deskOf(browser, leads()[0]!), await deskOf(browser, leads()[1]!)]

  await first.goto(`/petugas/kasus/${id}`)
  await first.getByText('Umumkan hasilnya di papan unit').click()
  const form = first.locator('form').filter({ has: first.getByLabel('Teks untuk umum') })
  await first.getByLabel('Teks untuk umum').fill('Lihat https://contoh.id')
  await form.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(form.getByText('Jangan menulis tautan')).toBeVisible()
  await expect(form.getByText('Bagian ini harus diisi.')).toBeVisible()
  await expect(first.getByLabel('Teks untuk umum')).toHaveValue('Lihat https://contoh.id')
  await expectGoodLooks(first)
  await first.getByLabel('Teks untuk umum').fill(TEXT)
  await form.getByLabel('Alasan usulan').fill('Keluhan serupa berulang.')
  await form.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(first.getByText('Ini usulan Anda')).toBeVisible()

  const board = async () => {
    await page.goto(`/layanan/${SLUG}`)
    return page.getByText(TEXT).count()
  }
  expect(await board()).toBe(0)
  await second.goto(`/petugas/kasus/${id}`)
  await expect(second.getByText(TEXT)).toBeVisible()
  await second.getByLabel('Alasan keputusan Anda').fill('Setuju.')
  await second.getByRole('button', { name: 'Setujui dan umumkan' }).click()
  await expect(second.getByRole('heading', { name: 'Diumumkan di papan' })).toBeVisible()
  await expect.poll(board).toBe(1)
  await expect(page.getByRole('heading', { name: 'Yang sudah diperbaiki' })).toBeVisible()
  await expectGoodLooks(page)
  await page.goto(`/layanan/${SLUG}/diperbaiki`)
  await expect(page.getByText(TEXT)).toBeVisible()
  await expectGoodLooks(page)

  await second.getByText('Turunkan dari papan').click()
  await second.getByRole('button', { name: 'Turunkan sekarang' }).click()
  await expect(second.getByRole('heading', { name: 'Diumumkan di papan' })).toHaveCount(0)
  await expect.poll(board).toBe(0)
})
