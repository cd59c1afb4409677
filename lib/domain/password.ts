import type { FieldProblem } from './result'
import { lengthOf } from './text'

/** ASVS 5 §6.2: length instead of rules about signs, at least 64 allowed, common and context words refused. */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 256

// What the dictionaries of app/account/strength.ts do not know: words of this place, without digits and signs around them.
const LOCAL = [
  ...['kendari', 'kendarikota', 'kotakendari', 'pemkotkendari', 'pemkot', 'sulawesi', 'sulawesitenggara', 'sultra'],
  ...['kendarisultra', 'jagakendari', 'jari', 'jarikendari', 'inspektorat', 'inspektoratkendari', 'disdukcapil'],
  ...['kominfo', 'admin', 'administrator', 'pengendali', 'petugas', 'operator', 'auditor', 'pimpinan', 'selamatdatang'],
  ...['katasandi', 'katasandiku', 'sandiku', 'rahasia', 'rahasiaku', 'rahasianegara', 'password'],
]

// "p@ssw0rd" is "password".
const MEANT: Record<string, string> = { '@': 'a', 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '!': 'i' }

/**
 * Why a password is refused before anybody asks how hard it is to guess, or null. `about`: words that belong to its owner
 * (name, e-mail address). Counted in code points; spaces and every sign are allowed and nothing is cut off.
 */
export function passwordProblem(password: string, about: readonly string[] = []): FieldProblem | null {
  const length = lengthOf(password)
  if (length === 0) return { key: 'REQUIRED' }
  if (length < PASSWORD_MIN) return { key: 'TOO_SHORT', min: PASSWORD_MIN }
  if (length > PASSWORD_MAX) return { key: 'TOO_LONG', max: PASSWORD_MAX }
  const small = password.toLowerCase()
  const personal = about.flatMap(wordsOf).filter((word) => word.length > 3)
  if (leftOf(small, personal) < PASSWORD_MIN / 2) return { key: 'PASSWORD_PERSONAL' }
  const spellings = [small, small.replace(/[@013457$!]/g, (sign) => MEANT[sign] ?? sign)]
  const isLocal = spellings.some((text) => leftOf(text.replace(/[^\p{L}\p{N}]/gu, ''), LOCAL) < PASSWORD_MIN / 2)
  return isLocal ? { key: 'PASSWORD_COMMON' } : null
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
}

/** How many characters stay when these words are taken out: few, and the password is those words and little else. */
function leftOf(text: string, words: readonly string[]): number {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  return lengthOf(longestFirst.reduce((left, word) => left.replaceAll(word, ''), text))
}
