import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import messages from '@/messages/id.json'
import { sealedReportSchema } from '@/lib/domain/intake'
import { makeLeads, renderStart } from './report-setup'

// scrypt at its real cost has its own tests.
jest.mock('@/lib/sealing/derive', () => ({
  deriveFromReceipt: jest.fn(async () => ({
    lookup: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'),
    sealKey: new Uint8Array(32),
  })),
}))

// Files are cleaned, sealed and sent by a real browser alone (tests/journeys/bukti.spec.ts).
const uploads = jest.fn<Promise<string>, []>()
jest.mock('@/components/evidence/prepare', () => ({ examine: async () => ({ ok: true, kind: 'jpeg' }) }))
jest.mock('@/components/evidence/engine', () => ({
  SendError: Error,
  sealFile: async () => ({ record: { id: crypto.randomUUID(), part: new Uint8Array(1024) } }),
  uploadFile: () => uploads(),
  interrupted: async () => [],
  forget: async () => undefined,
}))

// A phone's store that never answers is not waited for as long as a reporter would.
const kept = jest.fn<Promise<boolean>, [string]>()
const dropped = jest.fn<Promise<void>, [string]>()
jest.mock('@/components/waiting/outbox', () => ({
  keepReport: (body: string) => kept(body),
  dropReport: (body: string) => dropped(body),
}))
jest.mock('@/components/in-time', () => {
  const { inTime } = jest.requireActual<typeof import('@/components/in-time')>('@/components/in-time')
  return { inTime: <T,>(promise: Promise<T>, ms: number) => inTime(promise, ms === 10_000 ? 50 : ms) }
})

// A proof of work is made and checked in tests/app/proof.test.ts; how many there were is what counts here.
const workerProof = jest.fn<Promise<string | null>, []>()
jest.mock('@/components/report/worker-proof', () => ({ workerProof: () => workerProof() }))

const ACCEPTED = { reference: 'JK-7F3M-9Q2T', receivedOn: '2026-11-24', verifyBy: '2026-11-27' }
const EVIDENCE = messages.evidence.question
const STORY = 'Petugas loket tiga meminta uang map.'
const fetches = jest.fn<Promise<Response>, [string, RequestInit]>()
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

const bodies = () => fetches.mock.calls.map(([, { body }]) => String(body))
const CODES: Record<number, string> = { 400: 'INVALID', 409: 'CONFLICT', 429: 'LIMITED', 503: 'UNAVAILABLE' }
const problem = (status: number, members: object = {}) =>
  Response.json(
    { status, code: CODES[status], ...members },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

async function fillIn(file?: File): Promise<UserEvent> {
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

const send = (user: UserEvent, name = 'Kirim dan kunci') => user.click(screen.getByRole('button', { name }))
const receipt = async () => {
  await screen.findByRole('heading', { name: 'Laporan diterima dan terkunci' })
  return document.querySelector('[data-receipt]')!.textContent!
}

test('what is sent is a sealed report, without a word of it and without a grant for whom the reporter excluded', async () => {
  fetches.mockResolvedValue(Response.json(ACCEPTED))
  await send(await fillIn())
  expect(await receipt()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/)
  const [[address, { method }]] = fetches.mock.calls as never as [[string, RequestInit]]
  expect([address, method, fetches.mock.calls.length]).toEqual(['/lapor/kirim', 'POST', 1])
  const sent = sealedReportSchema.parse(JSON.parse(bodies()[0]!))
  expect(sent.facts).toEqual({ category: 'demanded', unitId: null, serviceId: null, excluded: ['lead-0'] })
  expect(sent.sealed.grants.map(({ officerId }) => officerId)).toEqual(['lead-1'])
  for (const words of [STORY, 'loket', Buffer.from(STORY).toString('base64').slice(0, 20)])
    expect(bodies()[0]).not.toContain(words)
  expect(document.body.textContent).not.toContain('loket')
})

test('a broken line: what was kept is said, and "send again" sends the identical report', async () => {
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(problem(503))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByRole('heading', { name: 'Sambungan terputus' })).toHaveFocus()
  expect(screen.getByText(messages.report.failed.NETWORK.body)).toBeVisible()
  await send(user, 'Kirim lagi')
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  fetches.mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await receipt()
  expect(new Set(bodies()).size).toBe(1)
  expect(bodies()).toHaveLength(3)
})

const proofs = () => fetches.mock.calls.map(([, { headers }]) => (headers as Record<string, string>)['x-jari-proof'])

test('the work begins with the writing; each sending has its own', async () => {
  fetches.mockResolvedValueOnce(problem(503)).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  expect(workerProof).toHaveBeenCalledTimes(1)
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  await send(user, 'Kirim lagi')
  await receipt()
  expect(proofs()).toEqual(['kerja-1', 'kerja-2'])
})

test('work that counts no more is done anew, without a word; where it never counts, nobody waits for ever', async () => {
  const anew = () => problem(429, { fields: { proof: { key: 'PROOF' } } })
  fetches.mockResolvedValueOnce(anew()).mockResolvedValueOnce(anew()).mockResolvedValueOnce(anew())
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.LIMITED.title })
  fetches.mockResolvedValueOnce(anew()).mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await receipt()
  expect(new Set(proofs()).size).toBe(5)
  expect(new Set(bodies()).size).toBe(1)
})

test('no signal while the work was fetched: it is fetched again at the sending; none then: said', async () => {
  workerProof.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(null)
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  expect(fetches).not.toHaveBeenCalled()
  workerProof.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await send(user, 'Kirim lagi')
  await screen.findByRole('heading', { name: 'Sambungan terputus' })
  fetches.mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await receipt()
})

test('the work of a hard hour is not done yet: said, and sent when it is', async () => {
  let finish = (_: string) => {}
  workerProof.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)))
  fetches.mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByText(messages.report.sending.proving)).toBeVisible()
  finish('kerja')
  await receipt()
})

test('answers that are changed after a broken line are another report, under another receipt', async () => {
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  await user.click(await screen.findByRole('button', { name: 'Kembali ke jawaban' }))
  await user.click(await screen.findByRole('button', { name: 'Ubah: Apa yang terjadi?' }))
  await user.type(await screen.findByLabelText('Ceritakan dengan kata-kata Anda'), ' Lalu pergi.')
  await user.click(screen.getByRole('button', { name: 'Lanjut' }))
  await screen.findByRole('heading', { name: 'Periksa jawaban Anda' })
  await send(user)
  await receipt()
  const [first, second] = bodies().map((body) => sealedReportSchema.parse(JSON.parse(body)).sealed)
  expect(second!.lookup).not.toBe(first!.lookup)
  expect(second!.caseId).not.toBe(first!.caseId)
})

test('recipients that have changed: sealed once more for those of now, without a word', async () => {
  const now = (await makeLeads()).map((lead) => ({ ...lead, id: `new-${lead.id}` }))
  fetches
    .mockResolvedValueOnce(problem(409, { recipients: { leads: now, recoveryRecipient: null } }))
    .mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(await fillIn())
  await receipt()
  const sent = sealedReportSchema.parse(JSON.parse(bodies()[1]!))
  expect(sent.sealed.grants.map(({ officerId }) => officerId)).toEqual(['new-lead-0', 'new-lead-1'])
})

test('a refused field is named, and the answers are still there', async () => {
  fetches.mockResolvedValueOnce(problem(400, { fields: { serviceId: { key: 'NOT_OFFERED' } } }))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByText(messages.errors.NOT_OFFERED)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Kirim lagi' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Kembali ke jawaban' }))
  expect(await screen.findByText(STORY)).toBeVisible()
})

test.each([
  ['a proxy that found the phone too slow', new Response('', { status: 408 })],
  ['the sign-in of a network', new Response('<h1>Masuk</h1>', { status: 403 })],
  ['a proxy with limits of its own', new Response('too large', { status: 413 })],
  ['JSON of a stranger', Response.json({ code: 'INVALID' }, { status: 400 })],
])('only the application refuses for good, not %s', async (_, stray) => {
  fetches.mockResolvedValueOnce(stray).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  await send(user, 'Kirim lagi')
  await receipt()
  expect(new Set(bodies()).size).toBe(1)
})

test('a stranger that says yes in the server’s place is not believed', async () => {
  fetches.mockResolvedValueOnce(Response.json({ welcome: true })).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: 'Sambungan terputus' })
  await send(user, 'Kirim lagi')
  await receipt()
})

test('a store of the phone that never answers leaves nobody at "sending"; kept too late, it is dropped again', async () => {
  let late = (_: boolean) => {}
  kept.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByText(messages.report.failed.NETWORK.body)).toBeVisible()
  late(true)
  await waitFor(() => expect(dropped).toHaveBeenCalledWith(bodies()[0]))

  kept.mockResolvedValueOnce(true)
  dropped.mockReturnValue(new Promise(() => undefined))
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await screen.findByText(messages.report.unsent.body)
  await send(user, 'Kirim lagi')
  await receipt()
})

test('a busy server is not called a missing signal', async () => {
  kept.mockResolvedValueOnce(true)
  fetches.mockResolvedValueOnce(new Response('{}', { status: 429, headers: { 'retry-after': '600' } }))
  await send(await fillIn())
  expect(await screen.findByText(/^Server sedang sibuk.*sekitar 10 menit lagi/)).toBeVisible()
  expect(screen.queryByText(messages.report.unsent.body)).toBeNull()
})

test('files that must go anew and do not arrive hold the report back; nothing goes without them', async () => {
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn(new File(['x'], 'loket.jpg', { type: 'image/jpeg' }))
  await send(user)
  await user.click(await screen.findByRole('button', { name: 'Kembali ke jawaban' }))
  await user.click(await screen.findByRole('button', { name: 'Ubah: Apa yang terjadi?' }))
  await user.type(await screen.findByLabelText('Ceritakan dengan kata-kata Anda'), ' Lalu pergi.')
  await user.click(screen.getByRole('button', { name: 'Lanjut' }))
  await screen.findByRole('heading', { name: 'Periksa jawaban Anda' })
  uploads.mockRejectedValueOnce(Object.assign(new Error(), { reason: 'OFFLINE' }))
  await send(user)
  expect(await screen.findByText(messages.evidence.problem.OFFLINE)).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Periksa jawaban Anda' })).toBeVisible()
  expect(fetches).toHaveBeenCalledTimes(1)
  await user.click(screen.getByRole('button', { name: messages.evidence.retry }))
  await screen.findByText(messages.evidence.stage.uploaded)
  await send(user)
  await receipt()
  const files = (body: string) => (JSON.parse(body) as { evidence: { blob: string }[] }).evidence
  expect(bodies().map((body) => files(body).length)).toEqual([1, 1])
  expect(uploads).toHaveBeenCalledTimes(3)
})

test('too often: how long to wait', async () => {
  fetches.mockResolvedValueOnce(new Response('{}', { status: 429, headers: { 'retry-after': '600' } }))
  await send(await fillIn())
  expect(await screen.findByText(/sekitar 10 menit/)).toBeVisible()
})

describe('the receipt', () => {
  const leaving = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }

  test('is held on to until it is saved; the quick exit is never held up', async () => {
    fetches.mockResolvedValue(Response.json(ACCEPTED))
    const user = await fillIn()
    expect(leaving()).toBe(true)
    await send(user)
    await receipt()
    expect(leaving()).toBe(true)
    document.documentElement.hidden = true
    expect(leaving()).toBe(false)
    document.documentElement.hidden = false

    await user.click(screen.getByRole('button', { name: 'Ke halaman Lacak' }))
    expect(await screen.findByText('Centang dulu “Sudah saya simpan”.')).toBeVisible()
    await user.click(screen.getByRole('checkbox', { name: 'Sudah saya simpan' }))
    await waitFor(() => expect(leaving()).toBe(false))
    expect(screen.getByRole('link', { name: 'Ke halaman Lacak' })).toHaveAttribute('href', '/lacak')
  })

  test('says what happens next, by which day, and the public number', async () => {
    fetches.mockResolvedValue(Response.json(ACCEPTED))
    await send(await fillIn())
    await receipt()
    expect(screen.getByText('Jumat, 27 November 2026')).toBeVisible()
    expect(screen.getByText('JK-7F3M-9Q2T')).toBeVisible()
    expect(screen.getByText(messages.report.receipt.warning)).toBeVisible()
  })

  test('is copied whole, and where no picture can be drawn it says so', async () => {
    fetches.mockResolvedValue(Response.json(ACCEPTED))
    const user = await fillIn()
    await send(user)
    const code = await receipt()
    await user.click(screen.getByRole('button', { name: 'Salin' }))
    expect(await navigator.clipboard.readText()).toBe(code)
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
    await user.click(screen.getByRole('button', { name: 'Simpan gambar' }))
    expect(await screen.findByText(messages.report.receipt.imageFailed)).toBeVisible()
  })
})
