import { expect } from '@playwright/test'
import { FAILURE } from '@/messages/failure.mjs'
import messages from '@/messages/id.json' with { type: 'json' }
import { intake, sealedReport, untilAcknowledged } from './fault-deeds'
import type { FaultyHome } from './faulty-home'
import { mintProof } from './proofs'

export const PAGES = ['/', '/layanan', '/layanan/disdukcapil', '/lapor', '/lacak', '/masuk']

/** Every page comes as it is, from memory, or says in words that it can't; none keeps anybody waiting. Answers how many did so. */
export async function expectHonestPages(home: FaultyHome): Promise<number> {
  const answers = await Promise.all(
    PAGES.map(async (path) => {
      const init = { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(30_000) }
      const answer = await fetch(home.url + path, init)
      return { path, status: answer.status, text: await answer.text() }
    }),
  )
  const failed = answers.filter(({ status }) => status !== 200)
  for (const { path, status, text } of failed) {
    expect([500, 503], path).toContain(status)
    expect(text.includes(FAILURE.id.title), path).toBe(true)
  }
  return failed.length
}

/** A report is refused in words that its page shows, in Indonesian; what is answered sends it again in better times. */
export async function expectRefusedForNow(home: FaultyHome): Promise<() => Promise<string>> {
  const filed = await sealedReport(home)
  const headers = { 'content-type': 'application/json', origin: home.url, ...(await mintProof(home.secret)) }
  const init = { method: 'POST', headers, body: JSON.stringify(filed.body), signal: AbortSignal.timeout(60_000) }
  const answer = await fetch(`${home.url}/lapor/kirim`, init)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE', title: messages.errors.failure.UNAVAILABLE })
  return () => untilAcknowledged(intake(home, filed))
}
