import { assignCases } from '@/lib/data/case-assign'
import { openMergedKeys } from '@/lib/data/case-open'
import { readCase } from '@/lib/data/case-read'
import { db } from '@/lib/data/client'
import { fromBase64url } from '@/lib/sealing/bytes'
import { openGrant } from '@/lib/sealing/case-seal'
import type { BuiltCase } from '@/prisma/seed/builders'
import { caseOf, type Desk, desk, grantFor, started } from './casework'
import { merged, rowOf } from './merging'

const visible = async (officer: Desk, made: BuiltCase) => (await readCase(officer.as, made.id)).ok

test('several at once go with the keys of what is merged into them, which the lead’s browser asks for', async () => {
  const [lead, inspector, next] = await Promise.all([desk('LEAD'), desk('INSPECTOR'), desk('INSPECTOR')])
  const worked = () => caseOf([lead], { deeds: started(lead, inspector) })
  const [main, alone, duplicate] = [await worked(), await worked(), await caseOf([lead])]
  expect(await merged(lead, duplicate, main, inspector)).toEqual({ ok: true, value: null })

  const held = await openMergedKeys(lead.as, [main.id, alone.id, duplicate.id])
  if (!held.ok) throw new Error(held.error.code)
  expect(held.value).toMatchObject([{ id: duplicate.id, main: main.id }])
  expect(await openGrant(lead.secret, fromBase64url(held.value[0]!.grant))).toBe(duplicate.keys.secret)
  const [entry] = await db.auditEntry.findMany({ where: { actor: lead.id, action: 'key:hand' } })
  expect(entry).toMatchObject({ detail: { cases: duplicate.id } })
  expect(await openMergedKeys((await desk('LEAD')).as, [main.id])).toEqual({ ok: true, value: [] })
  expect(await openMergedKeys(inspector.as, [main.id])).toMatchObject({ error: { code: 'NOT_FOUND' } })

  const give = async (made: BuiltCase, keys: BuiltCase[]) => ({
    ...{ id: made.id, version: (await rowOf(made)).version, grant: (await grantFor(made, next)).grant },
    merged: await Promise.all(keys.map(async (one) => ({ id: one.id, grant: (await grantFor(one, next)).grant }))),
  })
  const to = { officerId: next.id, recipient: next.recipient }
  expect(await assignCases(lead.as, { ...to, cases: [await give(main, []), await give(alone, [])] })).toMatchObject({
    value: { assigned: [alone.id], refused: [{ id: main.id, error: { fields: { merged: { key: 'CHANGED' } } } }] },
  })
  expect([await visible(inspector, duplicate), await visible(next, duplicate)]).toEqual([true, false])
  expect(await assignCases(lead.as, { ...to, cases: [await give(main, [duplicate])] })).toMatchObject({
    value: { assigned: [main.id], refused: [] },
  })
  expect([await visible(inspector, duplicate), await visible(next, duplicate)]).toEqual([false, true])
})
