import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { proofOf } from '@/components/report/proof'
import { CHALLENGE_PATH, PROOF_HEADER } from '@/lib/domain/proof'
import { sealedReport } from './fault-deeds'
import type { FaultyHome } from './faulty-home'

export type Answered = { status: number; ms: number }

const PATIENCE_MS = 60_000

/** Somebody's network: another one each time. */
export const someAddress = () => [10, ...randomBytes(3)].join('.')

/** One request from an address; status 0 where no answer came. What was answered is read, and kept by nobody: it is much. */
export async function ask(url: string, from: string, init: RequestInit = {}): Promise<Answered> {
  const { status, ms } = await exchange(url, from, init)
  return { status, ms }
}

async function exchange(url: string, from: string, init: RequestInit = {}): Promise<Answered & { text: string }> {
  const begun = performance.now()
  const headers = { 'x-forwarded-for': from, origin: new URL(url).origin, ...init.headers }
  const done = (status: number, text = '') => ({ status, text, ms: Math.round(performance.now() - begun) })
  try {
    const answer = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) })
    const text = await answer.text()
    return done(answer.status, text)
  } catch {
    return done(0)
  }
}

/** Sends the body of a report as JSON, with what proves work. */
export function sendReport(home: FaultyHome, from: string, body: string, proof: Record<string, string>) {
  const headers = { 'content-type': 'application/json', ...proof }
  return ask(`${home.url}/lapor/kirim`, from, { method: 'POST', body, headers })
}

/** What somebody honest does from a network of their own: fetch the work, do it, send. Answers the time of all of it. */
export async function honestReport(home: FaultyHome): Promise<Answered> {
  const from = someAddress()
  const { body } = await sealedReport(home)
  const begun = performance.now()
  const given = await exchange(home.url + CHALLENGE_PATH, from)
  if (given.status !== 200) return given
  const proof = await proofOf(JSON.parse(given.text) as Parameters<typeof proofOf>[0])
  const { status } = await sendReport(home, from, JSON.stringify(body), { [PROOF_HEADER]: proof! })
  return { status, ms: Math.round(performance.now() - begun) }
}

/** A client that sends one byte of a header a second: how long the server let it, in ms. */
export function slowClient(url: string): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nX: '),
    )
    const drip = setInterval(() => socket.writable && socket.write('a'), 1000)
    socket.on('error', () => undefined).on('data', () => undefined)
    socket.once('close', () => {
      clearInterval(drip)
      resolve(Math.round(performance.now() - begun))
    })
  })
}

/** Does the same again and again until `end`. */
export async function untilTime<T>(end: number, work: () => Promise<T>, pause = 0): Promise<T[]> {
  const done: T[] = []
  while (Date.now() < end) {
    done.push(await work())
    if (pause) await wait(pause)
  }
  return done
}

/** Memory of a process in MB (RSS); NaN where there is no /proc. */
export function megabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return NaN
  }
}

/** "120 answered, p50 12 ms, p95 40 ms, slowest 90 ms; 200: 119, 503: 1" */
export function inWords(answers: readonly Answered[]): string {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? NaN
  return `${answers.length} answered, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms; ${tally(answers)}`
}

function tally(answers: readonly Answered[]): string {
  const counts = new Map<number, number>()
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${status}: ${count}`).join(', ')
}
