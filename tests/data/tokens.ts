import { createToken, systemOf, type ApiSystem } from '@/lib/data/api-tokens'
import { SCOPES, type Scope } from '@/lib/domain/api-access'
import { form, officer } from './boards'

/** A new token for a unit's system. */
export async function tokenFor(unit: string, scopes: Scope[] = [...SCOPES], now?: Date): Promise<string> {
  const made = await createToken(
    await officer('ADMIN'),
    { form: form(), unit, name: 'SIAK uji', scopes, days: 90 },
    now,
  )
  if (!made.ok) throw new Error(made.error.code)
  return made.value.token
}

export async function systemFor(token: string): Promise<ApiSystem> {
  const system = await systemOf(token)
  if (!system) throw new Error('the token does not work')
  return system
}
