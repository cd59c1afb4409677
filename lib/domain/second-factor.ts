import { z } from 'zod'

/** How many recovery codes an officer gets. */
export const RECOVERY_CODES = 10

export type SecondFactorCode = { kind: 'APP' | 'RECOVERY'; code: string }

/** What was typed: six digits of the app, or a recovery code of 16 letters and digits in any spelling; else null. */
export function readCode(typed: string): SecondFactorCode | null {
  const code = typed.replace(/[\s.-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(code)) return { kind: 'APP', code }
  const recovery = code.replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(recovery) ? { kind: 'RECOVERY', code: recovery } : null
}

/** Six digits of the app, as they are typed into a form. */
export const appCodeSchema = z
  .string({ error: 'REQUIRED' })
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(
    z
      .string()
      .min(1, 'REQUIRED')
      .regex(/^(\d{6})?$/, 'APP_CODE'),
  )
