import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A page as it stands: axe finds nothing in light and dark, nothing sticks out at 320 px, every target is 44 px high. */
export async function expectGoodLooks(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id} ${colorScheme}: ${nodes.map((node) => node.html).join(' | ')}`),
    ).toEqual([])
  }
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, summary, input:not([type=hidden], [type=checkbox], [type=radio]), nav a',
      ),
    ]
      .filter((target) => target.offsetParent !== null && target.getBoundingClientRect().height < 44)
      .map((target) => target.outerHTML),
  )
  expect(small).toEqual([])
  if (before) await page.setViewportSize(before)
}

/** Text at twice its size fits a page of 640 pixels (WCAG 2.2, 1.4.4): no bar below, no word broken, nothing over anything. */
export async function expectRoomForLargeText(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 640, height: 800 })
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
  expect(await page.evaluate(brokenWords)).toEqual([])
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  if (before) await page.setViewportSize(before)
}

/** Words whose letters stand on more than one line, or stick out of the box of their element's parent. */
function brokenWords(): string[] {
  const broken: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement!
    if (parent.closest('script, style, .sr-only')) continue
    const box = (parent.parentElement ?? parent).getBoundingClientRect()
    for (const { 0: word, index } of node.nodeValue!.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      if (lines.size > 1 || range.getBoundingClientRect().right > box.right + 1) broken.push(word)
    }
  }
  return broken
}
