import { submitPlain } from '@/app/lapor/actions'
import type { PlainState } from '@/components/report/plain-state'
import { db } from '@/lib/data/client'
import { takePlainReport, takeReport } from '@/lib/data/limits'
import { readThread } from '@/lib/data/reporter'
import { openPart, openWithReceipt } from '@/lib/sealing/case-seal'
import { deriveFromReceipt } from '@/lib/sealing/derive'
import { REPORT_MAX } from '@/lib/domain/report-form'
import { readAccount } from '@/lib/domain/account'
import messages from '@/messages/id.json'
import { desk, stored } from '../data/casework'

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
jest.mock('@/lib/data/limits', () => ({ takeReport: jest.fn(), takePlainReport: jest.fn() }))
// The cache of places exists inside Next only.
jest.mock('next/cache', () => ({ unstable_cache: (read: unknown) => read }))
const limit = jest.mocked(takeReport)
const budget = jest.mocked(takePlainReport)
beforeAll(() => desk('LEAD'))
beforeEach(() => {
  for (const one of [limit, budget]) one.mockReset().mockResolvedValue({ ok: true, value: null })
})

const START: PlainState = { phase: 'check', token: '', values: {} as never, evidence: null }
const token = () => crypto.randomUUID().replaceAll('-', '').slice(0, 22)
const SAID = { experience: 'demanded', story: 'Petugas meminta uang 👍', amount: 'Rp50.000', when: 'yesterday' }

function post(fields: Record<string, string | string[] | Blob>): Promise<PlainState> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  return submitPlain(START, form)
}

async function receiptOf(state: Promise<PlainState>) {
  const shown = await state
  if (shown.phase !== 'receipt') throw new Error(JSON.stringify(shown))
  return shown.facts
}

test('problems come back beside everything that was typed', async () => {
  const typed = {
    ...SAID,
    story: ' ',
    amount: 'banyak',
    who: 'Pak L.',
    name: 'Wa Ode',
    identity: 'given',
    unitId: 'disdukcapil',
  }
  const state = await post({ ...typed, token: token(), intent: 'check' })
  expect(state).toMatchObject({
    phase: 'form',
    values: typed,
    problems: { story: { key: 'REQUIRED' }, amount: { key: 'AMOUNT' } },
  })
})

test.each(Object.entries(REPORT_MAX))('%s over %d characters is told, and kept', async (field, max) => {
  const long = '👍'.repeat(max + 1)
  const state = await post({ ...SAID, identity: 'given', [field]: long, intent: 'check' })
  expect(state).toMatchObject({
    phase: 'form',
    problems: { [field]: { key: 'TOO_LONG', max } },
    values: { [field]: long },
  })
})

test.each([
  ['an office that is not there', { unitId: 'atlantis' }, 'unitId'],
  ['a service that is not there', { serviceId: 'paspor' }, 'serviceId'],
  ['a service that the office does not offer', { unitId: '74.71.08.1001', serviceId: 'ktp-baru' }, 'serviceId'],
  ['an experience that is none', { experience: 'DROP TABLE' }, 'experience'],
  ['a day that does not exist', { when: 'date', day: '2026-02-30' }, 'day'],
])('%s', async (_, change, field) => {
  const state = await post({ ...SAID, ...change, intent: 'check' })
  expect(state).toMatchObject({ phase: 'form', problems: { [field]: { key: expect.any(String) } }, values: change })
})

test('files where texts belong, foreign fields and no fields at all are no more than a form that is not filled in', async () => {
  const state = await post({
    story: new Blob(['x'.repeat(1000)]),
    experience: new Blob([]),
    role: 'ADMIN',
    intent: 'send',
  })
  expect(state).toMatchObject({
    phase: 'form',
    problems: { experience: { key: 'CHOICE' }, story: { key: 'REQUIRED' } },
  })
  expect(Object.keys((state as { values: object }).values)).not.toContain('role')
  expect(await post({})).toMatchObject({ phase: 'form' })
})

test('everybody excluded: there would be no reader', async () => {
  // Those of other tests on this database are more than a form may name.
  const reading = { role: 'LEAD', active: true, recipient: { not: null } } as const
  const [own, ...others] = (await db.officer.findMany({ where: reading })).map(({ id }) => id)
  const away = (active: boolean) => db.officer.updateMany({ where: { id: { in: others } }, data: { active } })
  await away(false)
  try {
    expect(await post({ ...SAID, excluded: [own!], intent: 'check' })).toMatchObject({
      ...{ phase: 'form', problems: { excluded: { key: 'ALL_EXCLUDED' } }, values: { excluded: [own] } },
    })
  } finally {
    await away(true)
  }
})

test('check, change, check again: nothing is stored until it is sent', async () => {
  const before = await db.case.count()
  const fields = { ...SAID, token: token() }
  expect(await post({ ...fields, intent: 'check' })).toMatchObject({
    phase: 'check',
    token: fields.token,
    values: SAID,
  })
  expect(await post({ ...fields, intent: 'edit' })).toMatchObject({ phase: 'form', problems: {}, values: SAID })
  expect(await db.case.count()).toBe(before)
})

test('sent: the receipt opens what was said, and the server could not have kept it', async () => {
  const { code, reference } = await receiptOf(post({ ...SAID, token: token(), intent: 'send' }))
  const { lookup, sealKey } = await deriveFromReceipt(code)
  const thread = await readThread(lookup)
  expect(thread).toMatchObject({ reference, state: 'RECEIVED' })
  const secret = await openWithReceipt(sealKey, thread!.caseId, thread!.receiptSealed)
  const opened = await openPart(secret, thread!.caseId, thread!.parts[0]!)
  expect(opened.authentic && readAccount(opened.text)).toMatchObject({ story: SAID.story, amount: 50_000 })
  const row = await stored(thread!.caseId)
  expect(row.sealedBy).toBe('SERVER')
  expect(JSON.stringify(row)).not.toContain('meminta')
})

test('sent twice, at once or later, it is one report with one receipt; changed, it is another', async () => {
  const fields = { ...SAID, token: token(), intent: 'send' }
  const before = await db.case.count()
  const [first, second] = await Promise.all([receiptOf(post(fields)), receiptOf(post(fields))])
  expect(second).toEqual(first)
  expect(await receiptOf(post(fields))).toEqual(first)
  expect(await db.case.count()).toBe(before + 1)
  const changed = await receiptOf(post({ ...fields, story: 'Lain lagi.' }))
  const elsewhere = await receiptOf(post({ ...fields, token: token() }))
  expect(new Set([first.code, changed.code, elsewhere.code]).size).toBe(3)
})

test('without a token of ours the answers are shown to check once more', async () => {
  for (const bad of ['', 'pendek', '../../../etc/passwd!!!!', 'x'.repeat(10_000)]) {
    const state = await post({ ...SAID, token: bad, intent: 'send' })
    expect(state).toMatchObject({ phase: 'check', values: SAID })
    expect((state as { token: string }).token).toMatch(/^[\w-]{22}$/)
  }
})

test('too often, or with the store away: said, and everything kept', async () => {
  limit.mockResolvedValueOnce({ ok: false, error: { code: 'LIMITED' } })
  expect(await post({ ...SAID, token: token(), intent: 'send' })).toMatchObject({
    phase: 'form',
    failure: 'LIMITED',
    values: SAID,
  })
  limit.mockRejectedValueOnce(new Error('rahasia'))
  const state = await post({ ...SAID, token: token(), intent: 'send' })
  expect(state).toMatchObject({ phase: 'form', failure: 'UNAVAILABLE', values: SAID })
  expect(JSON.stringify(state)).not.toContain('rahasia')
})

test('the budget of reports without JavaScript is used up: said in a sentence, everything kept, and nothing stored', async () => {
  const before = await db.case.count()
  budget.mockResolvedValueOnce({ ok: false, error: { code: 'LIMITED' } })
  const fields = { ...SAID, token: token(), intent: 'send' }
  const refused = { phase: 'form', said: messages.plainReport.budget, values: SAID, token: fields.token }
  expect(await post(fields)).toMatchObject(refused)
  expect(await db.case.count()).toBe(before)
  const sent = await receiptOf(post(fields))
  // One that is stored already has its receipt again, whatever is used up.
  budget.mockResolvedValue({ ok: false, error: { code: 'LIMITED' } })
  expect(await receiptOf(post(fields))).toEqual(sent)
})

test.each(['check', 'send'])(
  'the field that nobody sees is filled in (%s): said, kept, and nothing stored',
  async (intent) => {
    const before = await db.case.count()
    const fields = { ...SAID, token: token(), intent, website: 'https://jual.example' }
    const refused = await post(fields)
    expect(refused).toMatchObject({ phase: 'form', said: messages.plainReport.trap, values: SAID, token: fields.token })
    expect(JSON.stringify(refused)).not.toContain('jual.example')
    expect(await db.case.count()).toBe(before)
    expect(limit).not.toHaveBeenCalled()
  },
)
