import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import messages from '@/messages/id.json'
import { makeLeads, renderStart } from './report-setup'

// scrypt at its real cost has its own tests.
jest.mock('@/lib/sealing/derive', () => ({
  deriveFromReceipt: jest.fn(async () => ({
    lookup: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'),
    sealKey: new Uint8Array(32),
  })),
}))

// Files are cleaned, sealed and sent by a real browser alone (tests/journeys/bukti.spec.ts).
export const uploads = jest.fn<Promise<string>, []>()
jest.mock('@/components/evidence/prepare', () => ({ examine: async () => ({ ok: true, kind: 'jpeg' }) }))
jest.mock('@/components/evidence/engine', () => ({
  SendError: Error,
  sealFile: async () => ({ record: { id: crypto.randomUUID(), part: new Uint8Array(1024) } }),
  uploadFile: () => uploads(),
  interrupted: async () => [],
  forget: async () => undefined,
}))

// A phone's store that never answers is not waited for as long as a reporter would.
export const kept = jest.fn<Promise<boolean>, [string]>()
export const dropped = jest.fn<Promise<void>, [string]>()
jest.mock('@/components/waiting/outbox', () => ({
  keepReport: (body: string) => kept(body),
  dropReport: (body: string) => dropped(body),
}))
jest.mock('@/components/in-time', () => {
  const { inTime } = jest.requireActual<typeof import('@/components/in-time')>('@/components/in-time')
  return { inTime: <T,>(promise: Promise<T>, ms: number) => inTime(promise, ms === 10_000 ? 50 : ms) }
})

// A proof of work is made and checked in tests/app/proof.test.ts; how many there were is what counts here.
export const workerProof = jest.fn<Promise<string | null>, []>()
jest.mock('@/components/report/worker-proof', () => ({ workerProof: () => workerProof() }))

export const ACCEPTED = { reference: 'JK-7F3M-9Q2T', receivedOn: '2026-11-24', verifyBy: '2026-11-27' }
const EVIDENCE = messages.evidence.question
export const STORY = 'Petugas loket tiga meminta uang map.'
export const fetches = jest.fn<Promise<Response>, [string, RequestInit]>()
let leads: Awaited<ReturnType<typeof makeLeads>>
beforeAll(async () => {
  leads = await makeLeads()
  window.scrollTo = () => undefined
})
beforeEach(() => {
  fetches.mockReset()
  kept.mockReset().mockResolvedValue(false)
  dropped.mockReset().mockResolvedValue(undefined)
  uploads.mockReset().mockImplementation(async () => crypto.randomUUID())
  workerProof.mockReset().mockImplementation(async () => `kerja-${workerProof.mock.calls.length}`)
  global.fetch = fetches as never
})

export const bodies = () => fetches.mock.calls.map(([, { body }]) => String(body))
const CODES: Record<number, string> = { 400: 'INVALID', 409: 'CONFLICT', 429: 'LIMITED', 503: 'UNAVAILABLE' }
export const problem = (status: number, members: object = {}) =>
  Response.json(
    { status, code: CODES[status], ...members },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

/** Answers every question up to the check page, with a file if there is one; the hands that did it. */
export async function fillIn(file?: File): Promise<UserEvent> {
  const { user } = renderStart(leads)
  const next = () => user.click(screen.getByRole('button', { name: 'Lanjut' }))
  await user.click(screen.getByRole('radio', { name: 'Diminta membayar' }))
  await next()
  await screen.findByRole('heading', { name: 'Di kantor mana?' })
  await next()
  await screen.findByRole('heading', { name: 'Untuk layanan apa?' })
  await next()
  await user.type(await screen.findByLabelText('Ceritakan dengan kata-kata Anda'), STORY)
  await next()
  for (const question of [
    'Berapa yang diminta atau diberikan?',
    'Kapan terjadi?',
    'Siapa yang melakukannya?',
    EVIDENCE,
  ]) {
    await screen.findByRole('heading', { name: question })
    if (file && question === EVIDENCE) {
      await user.upload(screen.getByLabelText(messages.evidence.choose), file)
      await screen.findByText(messages.evidence.stage.uploaded)
    }
    await next()
  }
  await user.click(await screen.findByRole('checkbox', { name: 'Kenanga Rinai' }))
  await next()
  await screen.findByRole('heading', { name: 'Boleh kami tahu siapa Anda?' })
  await next()
  await screen.findByRole('heading', { name: 'Periksa jawaban Anda' })
  return user
}

export const send = (user: UserEvent, name = 'Kirim dan kunci') => user.click(screen.getByRole('button', { name }))
export const receipt = async () => {
  await screen.findByRole('heading', { name: 'Laporan diterima dan terkunci' })
  return document.querySelector('[data-receipt]')!.textContent!
}
