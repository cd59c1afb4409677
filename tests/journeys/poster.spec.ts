import { expect, test, type Locator } from '@playwright/test'
import jsQR from 'jsqr'
import { expectGoodLooks } from '../support/looks'

const PATH = '/layanan/kelurahan-andonohu/poster'
const SIDE = 400

/** What a camera reads from a code as the browser draws it. */
async function read(code: Locator): Promise<string | undefined> {
  const pixels = await code.evaluate(async (svg, side) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0, side, side)
    return [...context.getImageData(0, 0, side, side).data]
  }, SIDE)
  return jsQR(Uint8ClampedArray.from(pixels), SIDE, SIDE)?.data
}

test('its codes lead to the board and to a report about this office', async ({ page, baseURL }) => {
  await page.goto(PATH)
  const { origin } = new URL(baseURL!)
  const port = new URL(origin).port
  const address = new RegExp(`^http://(localhost|127\\.0\\.0\\.1):${port}`)
  const [board, report, survey] = [
    await read(page.getByRole('img', { name: /papan/ })),
    await read(page.getByRole('img', { name: /laporan/ })),
    await read(page.getByRole('img', { name: /survei/ })),
  ]
  expect(board?.replace(address, '')).toBe('/layanan/kelurahan-andonohu')
  expect(report?.replace(address, '')).toBe('/lapor?unit=kelurahan-andonohu')
  expect(survey?.replace(address, '')).toBe('/survei/kelurahan-andonohu')
})

test('an address for those who type breaks after a slash, not inside a word', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(PATH)
  const lines = await page.getByText(/\/layanan\/kelurahan-andonohu$/).evaluate((address) => {
    const walker = document.createTreeWalker(address, NodeFilter.SHOW_TEXT)
    const tops = new Map<number, string>()
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let i = 0; i < node.nodeValue!.length; i++) {
        const range = document.createRange()
        range.setStart(node, i)
        range.setEnd(node, i + 1)
        const top = Math.round(range.getBoundingClientRect().top)
        tops.set(top, (tops.get(top) ?? '') + node.nodeValue![i])
      }
    return [...tops.values()]
  })
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/-]$/)
})

test('a host that the request makes up stands on no poster', async ({ request }) => {
  const answer = await request.get(PATH, { headers: { 'X-Forwarded-Host': 'palsu.example', Host: 'palsu.example' } })
  expect(await answer.text()).not.toContain('palsu.example')
})

test('it says that documents are free, and by which sign to know the real form', async ({ page }) => {
  await page.goto(PATH)
  const sheet = page.getByRole('article', { name: 'Lembar poster' })
  await expect(sheet).toContainText('Pasal 79A')
  const sign = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec((await sheet.textContent()) ?? '')?.[0]
  await page.goto('/lapor?unit=kelurahan-andonohu')
  await expect(page.getByText(sign!).first()).toBeVisible()
})

test('it prints as one sheet of A4', async ({ page }) => {
  for (const path of [PATH, '/layanan/disdukcapil/poster']) {
    await page.goto(path)
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? []
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  }
})

test('the button opens the printing, and is there where it works', async ({ page, browser }) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.goto(PATH)
  await page.getByRole('button', { name: 'Cetak' }).click()
  await expect(page.locator('body[data-printed]')).toHaveCount(1)
  const plain = await browser.newPage({ javaScriptEnabled: false })
  await plain.goto(page.url())
  await expect(plain.getByRole('article', { name: 'Lembar poster' })).toBeVisible()
  await expect(plain.getByRole('button', { name: 'Cetak' })).toHaveCount(0)
  await plain.close()
})

test('it reads well in both themes and on the smallest phone', async ({ page }) => {
  await page.goto(PATH)
  await expectGoodLooks(page)
})
