import { expect, test, type Page } from '@playwright/test'

const HEADER = 'x-jari-proof'

/** To the check page, with a story and nothing else said. */
async function write(page: Page): Promise<void> {
  await page.goto('/lapor?unit=disdukcapil')
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  const question = page.getByRole('heading', { level: 2 }).first()
  const send = page.getByRole('button', { name: 'Kirim dan kunci' })
  while (!(await send.isVisible())) {
    const story = page.getByLabel('Ceritakan dengan kata-kata Anda')
    if (await story.isVisible()) await story.fill('Petugas meminta uang map.')
    const before = await question.innerText()
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await expect(question).not.toHaveText(before)
  }
}

const received = (page: Page) =>
  expect(page.getByRole('heading', { level: 2, name: 'Laporan diterima dan terkunci' })).toBeVisible({
    timeout: 60_000,
  })
const proofsOf = (page: Page) => {
  const proofs: (string | undefined)[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/lapor/kirim')) proofs.push(request.headers()[HEADER])
  })
  return proofs
}

test('a worker of ours does the work while the reporter writes, and nothing of it comes before they write', async ({
  page,
}) => {
  const asked: string[] = []
  const workers: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('worker', (worker) => workers.push(worker.url()))
  const proofs = proofsOf(page)
  await page.goto('/lapor')
  await page.waitForLoadState('networkidle')
  expect(asked).not.toContain('/lapor/tantangan')
  await write(page)
  await expect.poll(() => workers).toHaveLength(1)
  expect(workers[0]).toMatch(new RegExp(`^${process.env.JARI_TEST_URL}/_next/static/`))
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await received(page)
  expect(proofs).toHaveLength(1)
  expect(asked.filter((path) => path === '/lapor/tantangan')).toHaveLength(1)
})

test('work that counts no more is done anew, without a word to the reporter', async ({ page }) => {
  const answers: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('/lapor/kirim')) answers.push(response.status())
  })
  await page.route(
    '/lapor/kirim',
    (route) => route.continue({ headers: { ...route.request().headers(), [HEADER]: btoa('{}') } }),
    { times: 1 },
  )
  await write(page)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await received(page)
  expect(answers).toEqual([429, 200])
})

test('a browser that may start no worker does the work all the same', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('worker', 'SecurityError')
      }
    } as never
  })
  await write(page)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await received(page)
})

test('what waited without a signal brings work that was done when it was sent', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'block', baseURL: baseURL!, locale: 'id-ID' })
  const page = await context.newPage()
  await page.route('/lapor/tantangan', (route) => route.abort('internetdisconnected'))
  const none = proofsOf(page)
  await write(page)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(page.getByText('Laporan Anda BELUM terkirim')).toBeVisible()
  expect(none).toEqual([])
  await page.close()

  const later = await context.newPage()
  const proofs = proofsOf(later)
  await later.goto('/lacak')
  await expect(later.getByText('Laporan yang menunggu sudah terkirim')).toBeVisible({ timeout: 60_000 })
  expect(proofs).toHaveLength(1)
  await context.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a field that nobody sees: filled in, it is said, what was typed is kept, and the next press sends', async ({
    page,
  }) => {
    await page.goto('/lapor?unit=disdukcapil')
    const trap = page.locator('input[name=website]')
    await expect(trap).toBeHidden()
    await page.getByRole('radio', { name: 'Diminta membayar' }).check()
    const story = page.getByRole('textbox', { name: 'Ceritakan dengan kata-kata Anda' })
    await story.fill('Petugas meminta uang map.')
    await trap.evaluate((field: HTMLInputElement) => (field.value = 'https://jual.example'))
    await page.getByRole('button', { name: 'Periksa jawaban' }).click()
    await expect(page.getByRole('alert')).toContainText('kolom tersembunyi ikut terisi')
    await expect(story).toHaveValue('Petugas meminta uang map.')
    await expect(trap).toHaveValue('')
    await page.getByRole('button', { name: 'Periksa jawaban' }).click()
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await received(page)
  })
})
