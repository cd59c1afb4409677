import { POST as balas } from '@/app/lacak/balas/route'
import { POST as buka } from '@/app/lacak/buka/route'
import { trackPlain } from '@/app/lacak/actions'
import type { PlainTrack } from '@/app/lacak/plain-state'
import { db } from '@/lib/data/client'
import { takeLookup, takeMessage } from '@/lib/data/limits'
import { base64urlLength } from '@/lib/sealing/sizes'
import { formatReceipt, newReceipt } from '@/lib/sealing/receipt'
import { partToWire } from '@/lib/sealing/wire'
import type { BuiltCase } from '@/prisma/seed/builders'
import { caseOf, desk, started, type Desk } from '../data/casework'
import { reporterPart } from '../data/reports'
import { pageRequest, problemIn } from './reporter-requests'

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
jest.mock('@/lib/data/limits', () => ({ takeLookup: jest.fn(), takeMessage: jest.fn() }))
const limits = [jest.mocked(takeLookup), jest.mocked(takeMessage)]
beforeEach(() => limits.forEach((limit) => limit.mockResolvedValue({ ok: true, value: null })))

let lead: Desk
let inspector: Desk
let asked: BuiltCase
beforeAll(async () => {
  lead = await desk('LEAD')
  inspector = await desk('INSPECTOR')
  asked = await caseAsked()
})

const caseAsked = () =>
  caseOf([lead], {
    deeds: [
      ...started(lead, inspector),
      { by: inspector.deed, on: '2026-11-18', move: 'ask', message: 'Siapa namanya?' },
    ],
  })
const open = (body: unknown) => buka(pageRequest('/lacak/buka', body))
const answer = (body: unknown) => balas(pageRequest('/lacak/balas', body))
const nowhere = 'A'.repeat(43)

describe('/lacak/buka', () => {
  test('hands out ciphertext and the story, nothing else', async () => {
    const response = await open({ lookup: asked.row.lookup })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ caseId: asked.id, state: 'AWAITING_REPORTER' })
    for (const secret of ['namanya', 'Diminta', lead.id, inspector.id, asked.row.lookup])
      expect(text).not.toContain(secret)
  })

  test('answers one and the same to every look-up that is none', async () => {
    const { lookup } = asked.row
    const near = `${lookup.slice(0, -1)}${lookup.endsWith('A') ? 'E' : 'A'}`
    const other = await (await open({ lookup: near })).text()
    const response = await open({ lookup: nowhere })
    expect(await response.clone().text()).toBe(other)
    expect(await problemIn(response)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test.each([
    {},
    { lookup: '' },
    { lookup: 7 },
    { lookup: ['a'] },
    { lookup: nowhere, receipt: 'WT12' },
    { lookup: `${nowhere}A` },
  ])('%j: 400', async (body) => expect(await problemIn(await open(body))).toMatchObject({ status: 400 }))

  test('10 MB: 413; too often: 429; another site: 403', async () => {
    expect((await open('x'.repeat(10_000_000))).status).toBe(413)
    limits[0]!.mockResolvedValue({ ok: false, error: { code: 'LIMITED' } })
    expect((await open({ lookup: nowhere })).status).toBe(429)
    expect((await buka(pageRequest('/lacak/buka', {}, { origin: 'https://x.example' }))).status).toBe(403)
  })
})

describe('/lacak/balas', () => {
  const reply = async (made: BuiltCase, number: number, change: object = {}) => ({
    ...{ lookup: made.row.lookup, kind: 'answer', part: partToWire(await reporterPart(made, number)) },
    ...change,
  })

  test('takes an answer once, however often it is sent', async () => {
    const made = await caseAsked()
    const body = await reply(made, 2)
    for (let time = 0; time < 3; time++) {
      const response = await answer(body)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ number: 2, state: 'EXAMINED' })
    }
    expect(await db.part.count({ where: { caseId: made.id, kind: 'MESSAGE' } })).toBe(2)
  })

  test('refuses what is not the next message, and what is none', async () => {
    expect((await answer(await reply(asked, 1))).status).toBe(409)
    expect((await answer(await reply(asked, 5))).status).toBe(409)
    expect((await answer(await reply(asked, 2, { kind: 'object' }))).status).toBe(409)
    expect((await answer(await reply(asked, 2, { kind: 'close' }))).status).toBe(400)
    expect((await answer(await reply(asked, 2, { lookup: nowhere }))).status).toBe(404)
    expect((await answer(await reply(asked, 2, { text: 'Namanya Pak L.' }))).status).toBe(400)
    const { part } = await reply(asked, 2)
    for (const wrong of [
      { ...part, kind: 'NOTE' },
      { ...part, sealed: 'Namanya Pak L.' },
      { ...part, sealed: 'A'.repeat(base64urlLength(1225)) },
      { ...part, tag: `${part.tag.slice(0, -1)}B` },
    ])
      expect((await answer(await reply(asked, 2, { part: wrong }))).status).toBe(400)
    expect((await answer('x'.repeat(10_000_000))).status).toBe(413)
    expect(await db.part.count({ where: { caseId: asked.id, kind: 'MESSAGE' } })).toBe(1)
  })
})

describe('without JavaScript', () => {
  const START: PlainTrack = { phase: 'code', typed: '', problem: null }
  const post = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return trackPlain(START, form)
  }
  const messagesIn = (state: PlainTrack) => (state.phase === 'thread' ? state.thread.messages : null)

  test.each([
    ['', 'EMPTY'],
    ['halo', 'LENGTH'],
    ['7F3M 9Q2T 7F3M 9Q2U 1', 'CHARACTER_AT'],
    ['7F3M 9Q2 7F3M 9Q2T 1', 'LENGTH_AT'],
  ])('%j is told apart: %s', async (kode, key) => {
    expect(await post({ kode })).toMatchObject({ phase: 'code', typed: kode, problem: { key } })
  })

  test('a code of nothing is not found', async () => {
    expect(await post({ kode: newReceipt() })).toMatchObject({ phase: 'code', problem: { key: 'NOT_FOUND' } })
  })

  test('opens as people type it, answers, and answers once', async () => {
    const made = await caseAsked()
    const kode = formatReceipt(made.receipt).toLowerCase().replaceAll('0', 'o').replaceAll('-', ' ')
    const shown = await post({ kode })
    expect(messagesIn(shown)).toMatchObject([{ from: 'OFFICER', text: 'Siapa namanya?' }])
    expect(shown).toMatchObject({ thread: { account: { story: 'Diminta uang di loket.' } } })

    const fields = { kode: made.receipt, intent: 'reply', kind: 'answer', number: '2', pesan: 'Namanya Pak L. 👍' }
    for (let time = 0; time < 2; time++) {
      const state = await post(fields)
      expect(state).toMatchObject({ sent: true, draft: '', thread: { state: 'EXAMINED' } })
      expect(messagesIn(state)).toHaveLength(2)
    }
  })

  test('keeps what was typed where it cannot be taken', async () => {
    const fields = { kode: asked.receipt, intent: 'reply', kind: 'message', number: '2' }
    const long = 'x'.repeat(2001)
    expect(await post({ ...fields, pesan: long })).toMatchObject({
      draft: long,
      problem: { key: 'TOO_LONG', max: 2000 },
    })
    expect(await post({ ...fields, pesan: ' ' })).toMatchObject({ problem: { key: 'REQUIRED' }, sent: false })
    expect(await post({ ...fields, pesan: 'Halo', number: '9' })).toMatchObject({ draft: 'Halo', failure: 'CONFLICT' })
    expect(await post({ ...fields, pesan: 'Halo', number: '-1e9' })).toMatchObject({
      draft: 'Halo',
      failure: 'CONFLICT',
    })
    limits[1]!.mockResolvedValue({ ok: false, error: { code: 'LIMITED' } })
    expect(await post({ ...fields, pesan: 'Halo' })).toMatchObject({ draft: 'Halo', failure: 'LIMITED' })
  })

  test('a part that the case’s key did not make is never shown as text', async () => {
    const [made, other] = [await caseAsked(), await caseAsked()]
    const forged = await reporterPart(other, 2, 'Saya cabut laporan saya.')
    await db.part.create({
      data: { caseId: made.id, ...forged, author: 'REPORTER', on: new Date('2026-11-19') },
    })
    // An inspector's own words under the reporter's name.
    await db.part.update({
      where: { caseId_kind_number: { caseId: made.id, kind: 'MESSAGE', number: 1 } },
      data: { author: 'REPORTER' },
    })
    const state = await post({ kode: made.receipt })
    expect(messagesIn(state)).toEqual([
      { number: 1, on: '2026-11-18', from: null },
      { number: 2, on: '2026-11-19', from: null },
    ])
    expect(JSON.stringify(state)).not.toContain('cabut')
  })
})
