import { db } from '@/lib/data/client'
import { readCase } from '@/lib/data/case-read'
import { fileWalkIn } from '@/lib/data/walk-ins'
import type { SealedWalkIn } from '@/lib/domain/walk-in'
import { toWire } from '@/lib/sealing/wire'
import { auditOf, desk, type Desk, noon, stored } from './casework'
import { FACTS, file } from './reports'

const TODAY = noon('2026-11-24')

async function brought(leads: Desk[], excluded: string[] = [], receivedOn = '2026-11-20'): Promise<SealedWalkIn> {
  const { sealed } = await file(leads)
  const wire = toWire(sealed) as unknown as SealedWalkIn['sealed']
  return { sealed: wire, evidence: [], facts: { ...FACTS, excluded }, walkIn: { via: 'LETTER', receivedOn } }
}

test('deadlines run from the day it came, and the trail says who filed it and how', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  const input = await brought([lead])
  expect(await fileWalkIn(inspector.as, input, TODAY)).toMatchObject({
    ok: true,
    value: { receivedOn: '2026-11-20', verifyBy: '2026-11-25' },
  })
  const row = await stored(input.sealed.caseId)
  expect(row).toMatchObject({ walkIn: 'LETTER', dueOn: new Date('2026-11-25'), clockFrom: new Date('2026-11-20') })
  expect(row.moves).toMatchObject([{ move: 'receive', actor: 'REPORTER', on: new Date('2026-11-20') }])
  expect(row.parts.map(({ author, on }) => [author, on])).toEqual(Array(2).fill(['REPORTER', new Date('2026-11-24')]))
  expect(await auditOf({ id: row.id })).toEqual([
    {
      ...{ actor: inspector.id, action: 'case:receive' },
      detail: expect.objectContaining({ via: 'LETTER', receivedOn: '2026-11-20' }),
    },
  ])
})

test('an inspector who filed it holds no key by that: it exists for them when it is given to them', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  const input = await brought([lead])
  await fileWalkIn(inspector.as, input, TODAY)
  expect((await stored(input.sealed.caseId)).grants.map(({ officerId }) => officerId)).toEqual([lead.id])
  expect(await readCase(inspector.as, input.sealed.caseId)).toMatchObject({ ok: false })
  expect(await readCase(lead.as, input.sealed.caseId)).toMatchObject({ ok: true, value: { walkIn: 'LETTER' } })
})

test('a lead whom the reporter excludes files it and then does not see it', async () => {
  const [lead, other] = [await desk('LEAD'), await desk('LEAD')]
  const input = await brought([other], [lead.id])
  expect(await fileWalkIn(lead.as, input, TODAY)).toMatchObject({ ok: true })
  expect(await readCase(lead.as, input.sealed.caseId)).toMatchObject({ ok: false })
  expect(await readCase(other.as, input.sealed.caseId)).toMatchObject({ ok: true, value: { excluded: 1 } })
})

test('sent five times at once it is one case, with the same answer', async () => {
  const lead = await desk('LEAD')
  const input = await brought([lead])
  const answers = await Promise.all(Array.from({ length: 5 }, () => fileWalkIn(lead.as, input, TODAY)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ ok: true })
  expect(await auditOf({ id: input.sealed.caseId })).toHaveLength(1)
})

test('for a lead whose key is another by now it is to be sealed again', async () => {
  const [lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
  const input = await brought([lead])
  await db.officer.update({ where: { id: lead.id }, data: { recipient: inspector.recipient } })
  expect(await fileWalkIn(inspector.as, input, TODAY)).toMatchObject({
    error: { code: 'CONFLICT', fields: { grants: { key: 'RECIPIENTS' } } },
  })
  expect(await db.case.count({ where: { id: input.sealed.caseId } })).toBe(0)
})

test('refused, and nothing is stored: a day to come, a grant to nobody, bytes that are none, other roles', async () => {
  const lead = await desk('LEAD')
  const input = await brought([lead])
  const tried = [
    await fileWalkIn(lead.as, { ...input, walkIn: { via: 'LETTER', receivedOn: '2026-11-25' } }, TODAY),
    await fileWalkIn(lead.as, { ...input, walkIn: { via: 'PIGEON', receivedOn: '2026-11-20' } }, TODAY),
    await fileWalkIn(lead.as, { ...input, sealed: { ...input.sealed, receiptSealed: '=' } }, TODAY),
    await fileWalkIn(lead.as, { ...input, facts: { ...input.facts, excluded: ['nobody'] } }, TODAY),
  ]
  expect(tried).toMatchObject([
    { error: { code: 'INVALID', fields: { receivedOn: { key: 'FUTURE' } } } },
    { error: { code: 'INVALID', fields: { via: { key: 'CHOICE' } } } },
    { error: { code: 'INVALID', fields: { sealed: { key: 'INVALID' } } } },
    { error: { code: 'CONFLICT', fields: { grants: { key: 'RECIPIENTS' } } } },
  ])
  for (const role of ['OPERATOR', 'ADMIN', 'VIEWER'] as const)
    expect(await fileWalkIn((await desk(role)).as, input, TODAY)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await db.case.count({ where: { id: input.sealed.caseId } })).toBe(0)
})
