import { db } from '@/lib/data/client'
import { officerById } from '@/lib/data/officers'
import { letterText, type SendDisposition, type Side } from '@/lib/domain/disposition'
import { toBase64url } from '@/lib/sealing/bytes'
import { newCaseKeys, sealGrant, sealPart } from '@/lib/sealing/case-seal'
import { recipientOf } from '@/lib/sealing/identity'
import { partToWire } from '@/lib/sealing/wire'
import type { BuiltCase } from '@/prisma/seed/builders'
import { boardUnit } from './boards'
import { type Desk, desk } from './casework'

/** An operator of this unit, who holds a key. */
export async function operatorOf(unitId: string): Promise<Desk> {
  const made = await desk('OPERATOR')
  await db.officer.update({ where: { id: made.id }, data: { unitId } })
  return { ...made, as: (await officerById(made.id))! }
}

/** Those who ask and are asked: a lead, an inspector, and two operators of one unit. */
export async function askingDesks() {
  const [lead, inspector, unit] = [await desk('LEAD'), await desk('INSPECTOR'), await boardUnit()]
  const [first, second] = [await operatorOf(unit.id), await operatorOf(unit.id)]
  return { lead, inspector, unitId: unit.id, first, second }
}

export const toOperators = (secret: string, operators: Desk[]) =>
  Promise.all(
    operators.map(async ({ id, recipient }) => ({
      ...{ officerId: id, recipient },
      grant: toBase64url(await sealGrant(secret, recipient)),
    })),
  )

export type Question = { id: string; secret: string; input: SendDisposition }

/** A disposition as an inspector's browser sends it. */
export async function asked(
  made: BuiltCase,
  unitId: string,
  to: Desk[],
  text = 'Mohon penjelasan.',
): Promise<Question> {
  const { caseId: id, secret, recipient } = await newCaseKeys()
  const caseGrant = toBase64url(await sealGrant(secret, await recipientOf(made.keys.secret)))
  const letter = await letterOf({ id, secret }, 'INSPECTOR', 1, text)
  const grants = await toOperators(secret, to)
  return {
    ...{ id, secret },
    input: { id: made.id, disposition: id, unitId, days: 5, recipient, caseGrant, grants, letter },
  }
}

export async function letterOf(of: { id: string; secret: string }, side: Side, number: number, text: string) {
  const part = await sealPart(of.secret, of.id, 'MESSAGE', number, letterText(side, text))
  return { ...partToWire(part), kind: 'MESSAGE' as const }
}
