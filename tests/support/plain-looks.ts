import { expect, type Browser, type Page } from '@playwright/test'
import { expectGoodLooks } from './looks'

/**
 * expectGoodLooks for a page of a browser without JavaScript, in which axe can't run: what it shows is shown once more,
 * without its scripts, by a browser that has it.
 */
export async function expectPlainLooks(page: Page, browser: Browser): Promise<void> {
  const body = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<\/?noscript[^>]*>/g, '')
  const context = await browser.newContext({
    baseURL: process.env.JARI_TEST_URL,
    locale: 'id-ID',
    javaScriptEnabled: true,
  })
  const copy = await context.newPage()
  await copy.route('/salinan', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await copy.goto('/salinan')
  await expect(copy.locator('[data-plain]')).toBeVisible()
  await expectGoodLooks(copy)
  await context.close()
}
