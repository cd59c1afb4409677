import { expect, type Page, test } from '@playwright/test'
import { demoAccounts } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf } from '../support/officers'
import { fileReport } from '../support/reports'

test.describe.configure({ timeout: 300_000 })

const account = (role: string, nth = 0) => demoAccounts().filter((one) => one.role === role)[nth]!
const inspector = account('INSPECTOR', 1)

const choose = async (page: Page, label: string, name: string) => {
  const list = page.getByRole('combobox', { name: label, exact: true }).filter({ visible: true })
  await expect(list.locator('option').nth(1)).toBeAttached()
  const options = await list.locator('option').allTextContents()
  await list.selectOption({ label: options.find((text) => text.startsWith(name))! })
}

async function assign(page: Page): Promise<void> {
  await choose(page, 'Tugaskan kepada', inspector.name)
  await page.getByRole('button', { name: 'Tugaskan' }).click()
  await expect(page.getByText('Penugasan tersimpan.')).toBeVisible()
}

test('a mark that an officer is named in a case is taken back by another lead, with a reason, and they find it again', async ({
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const address = `/petugas/kasus/${report.id}`
  const [desk, other, work] = [
    await deskOf(browser, account('LEAD')),
    await deskOf(browser, account('LEAD', 1)),
    await deskOf(browser, inspector),
  ]
  await desk.goto(address)
  await assign(desk)
  expect((await work.goto(address))?.status()).toBe(200)

  const mark = desk.locator('details').filter({ hasText: 'Petugas yang disebut dalam perkara' })
  await mark.locator('summary').click()
  await choose(desk, 'Petugas', inspector.name)
  await mark.getByLabel('Alasan').fill('Disebut pelapor sebagai perantara.')
  await mark.getByRole('button', { name: 'Tandai' }).click()
  await expect(desk.getByText(`tidak tahu perkara ini ada: ${inspector.name}`)).toBeVisible()
  expect((await work.goto(address))?.status()).toBe(404)
  // Whoever made it cannot take it back.
  await expect(desk.getByText('Tanda yang Anda buat sendiri hanya dapat dicabut pengendali lain.')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Cabut tanda' })).toHaveCount(0)

  await other.goto(address)
  const takeBack = other.locator('details').filter({ hasText: 'Untuk petugas yang ternyata tidak disebut' })
  await takeBack.locator('summary').click()
  await takeBack.getByLabel('Alasan').fill('Namanya sama, orangnya lain.')
  await takeBack.getByRole('button', { name: 'Cabut tanda' }).click()
  await expect(takeBack.getByText('Pilih salah satu.')).toBeVisible()
  await expect(takeBack.getByLabel('Alasan')).toHaveValue('Namanya sama, orangnya lain.')
  await expectGoodLooks(other)
  await choose(other, 'Petugas', inspector.name)
  await takeBack.getByRole('button', { name: 'Cabut tanda' }).click()
  await expect(takeBack).toHaveCount(0)
  await expect(other.getByText('tidak tahu perkara ini ada')).toHaveCount(0)
  // The mark is gone, and with it nothing was given back but the chance to be given it.
  expect((await work.goto(address))?.status()).toBe(404)

  await assign(other)
  await work.goto(address)
  await expect(work.getByRole('heading', { name: 'Cerita pelapor' })).toBeVisible()
  await expect(work.getByText(report.story).last()).toBeVisible()
  await expect(work.getByText('Namanya sama, orangnya lain.')).toBeVisible()
  await work.getByText(/^Jejak \(/).click()
  await expect(work.getByText(`Mencabut tanda bahwa ${inspector.name} disebut dalam perkara`)).toBeVisible()
})

test('a lead marks an operator of the unit as named: they are offered no more when somebody writes to it', async ({
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const operator = demoAccounts().find(({ email }) => email.startsWith('disdukcapil@'))!
  const desk = await deskOf(browser, account('LEAD'))
  await desk.goto(`/petugas/kasus/${report.id}`)
  const write = desk.getByRole('button', { name: 'Tulis disposisi' })
  const offered = desk.getByRole('checkbox', { name: new RegExp(`^${operator.name}`) })
  await write.click()
  await expect(offered).toBeVisible()
  await desk.getByRole('button', { name: 'Batal', exact: true }).click()

  const mark = desk.locator('details').filter({ hasText: 'Petugas yang disebut dalam perkara' })
  await mark.locator('summary').click()
  await choose(desk, 'Petugas', operator.name)
  await mark.getByLabel('Alasan').fill('Pelapor menyebut petugas loket ini.')
  await mark.getByRole('button', { name: 'Tandai' }).click()
  await expect(desk.getByText(`tidak tahu perkara ini ada: ${operator.name}`)).toBeVisible()
  await write.click()
  await expect(desk.getByLabel('Surat untuk unit')).toBeVisible()
  await expect(offered).toHaveCount(0)
})
