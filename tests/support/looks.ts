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
