import { expect, type Locator, type Page } from '@playwright/test'

/** Through the questions to the check page, or to the one named `until`; `say` answers with the story. */
export async function onward(
  page: Page,
  say: (field: Locator) => Promise<void>,
  until = 'Periksa jawaban Anda',
): Promise<void> {
  const question = page.getByRole('heading', { level: 2 }).first()
  const goal = page.getByRole('heading', { level: 2, name: until })
  while (!(await goal.isVisible())) {
    const field = page.getByLabel('Ceritakan dengan kata-kata Anda')
    if (await field.isVisible()) await say(field)
    const before = await question.innerText()
    await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
    await expect(question).not.toHaveText(before)
  }
}

/** Begins a report, of money that was asked for unless said otherwise, up to the question `until`. */
export async function write(
  page: Page,
  story: string,
  { experience = 'Diminta membayar', until }: { experience?: string; until?: string } = {},
): Promise<void> {
  await page.goto('/lapor')
  await page.getByRole('radio', { name: experience }).check()
  await onward(page, (field) => field.fill(story), until)
}
