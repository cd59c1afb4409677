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
