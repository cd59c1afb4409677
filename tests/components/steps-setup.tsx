import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import messages from '@/messages/id.json'
import { makeLeads } from './report-setup'

export let leads: Awaited<ReturnType<typeof makeLeads>>
beforeAll(async () => {
  leads = await makeLeads()
  window.scrollTo = () => undefined
})

export const page = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name })
export const choose = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('radio', { name }))
export const next = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Lanjut' }))

/** Through the first pages. */
export async function toStory(user: UserEvent, experience = 'Diminta membayar') {
  await choose(user, experience)
  await next(user)
  await page('Di kantor mana?')
  await next(user)
  if (experience !== 'Petugasnya jujur') {
    await page('Untuk layanan apa?')
    await next(user)
  }
  await page('Apa yang terjadi?')
}

export async function pastStory(user: UserEvent, experience?: string) {
  await toStory(user, experience)
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Diminta uang map.')
  await next(user)
}

/** Presses on without an answer until a page comes. */
export async function on(user: UserEvent, ...pages: string[]) {
  for (const question of pages) {
    await next(user)
    await page(question)
  }
}

export const AMOUNT = 'Berapa yang diminta atau diberikan?'
export const READERS = 'Ada pemeriksa yang tidak boleh membaca ini?'
export const EVIDENCE = messages.evidence.question
export const TO_READERS = ['Kapan terjadi?', 'Siapa yang melakukannya?', EVIDENCE, READERS]
