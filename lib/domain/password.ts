import type { FieldProblem } from './result'
import { lengthOf } from './text'

/** ASVS 5 §6.2: length instead of rules about signs, at least 64 allowed, common and context words refused. */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 256

// What people choose when twelve characters are asked for, here and elsewhere, without digits and signs around it.
const COMMON = [
  ...[
    'password',
    'passwordpassword',
    'passw0rd',
    'katasandi',
    'katasandiku',
    'sandiku',
    'rahasia',
    'rahasiaku',
    'rahasianegara',
  ],
  ...[
    'kendari',
    'kendarikota',
    'kotakendari',
    'pemkotkendari',
    'pemkot',
    'inspektorat',
    'inspektoratkendari',
    'sulawesi',
  ],
  ...['sulawesitenggara', 'sultra', 'kendarisultra', 'jagakendari', 'jari', 'jarikendari', 'disdukcapil', 'kominfo'],
  ...['admin', 'administrator', 'adminadmin', 'superadmin', 'pengendali', 'petugas', 'operator', 'selamatdatang'],
  ...['indonesia', 'indonesiaraya', 'indonesiaku', 'merdeka', 'pancasila', 'bismillah', 'bismillahi', 'alhamdulillah'],
  ...[
    'sayang',
    'sayangku',
    'sayangkamu',
    'akusayangkamu',
    'akucintakamu',
    'iloveyou',
    'cintaku',
    'keluargaku',
    'anakku',
  ],
  ...['welcome', 'letmein', 'changeme', 'trustno', 'monkey', 'dragon', 'football', 'superman', 'princess', 'sunshine'],
]

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujm',
]

// "p@ssw0rd" is "password".
const MEANT: Record<string, string> = { '@': 'a', 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', $: 's', '!': 'i' }

/**
 * Why a password is refused, or null. `about`: words that belong to its owner (name, e-mail address). Counted in code
 * points; spaces and every sign are allowed and nothing is cut off.
 */
export function passwordProblem(password: string, about: readonly string[] = []): FieldProblem | null {
  const length = lengthOf(password)
  if (length === 0) return { key: 'REQUIRED' }
  if (length < PASSWORD_MIN) return { key: 'TOO_SHORT', min: PASSWORD_MIN }
  if (length > PASSWORD_MAX) return { key: 'TOO_LONG', max: PASSWORD_MAX }
  const small = password.toLowerCase()
  const personal = about.flatMap(wordsOf).filter((word) => word.length > 3)
  if (leftOf(small, personal) < PASSWORD_MIN / 2) return { key: 'PASSWORD_PERSONAL' }
  if (isRepeated(small) || leftOf(small, runsIn(small)) < PASSWORD_MIN / 2) return { key: 'PASSWORD_COMMON' }
  const spellings = [small, small.replace(/[@013457$!]/g, (sign) => MEANT[sign] ?? sign)]
  const isCommon = spellings.some((text) => leftOf(text.replace(/[^\p{L}\p{N}]/gu, ''), COMMON) < PASSWORD_MIN / 2)
  return isCommon ? { key: 'PASSWORD_COMMON' } : null
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
}

/** How many characters stay when these words are taken out: few, and the password is those words and little else. */
function leftOf(text: string, words: readonly string[]): number {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  return lengthOf(longestFirst.reduce((left, word) => left.replaceAll(word, ''), text))
}

/** "aaaaaaaaaaaa", "abcabcabcabc": a short piece again and again. */
function isRepeated(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(text)
}

/** Pieces of four and more that follow the alphabet, the digits or a keyboard, forwards or backwards. */
function runsIn(text: string): string[] {
  const found: string[] = []
  const lines = RUNS.flatMap((run) => [run, [...run].reverse().join('')])
  for (let from = 0; from + 4 <= text.length; from++) {
    let to = from + 4
    if (!lines.some((line) => line.includes(text.slice(from, to)))) continue
    while (to < text.length && lines.some((line) => line.includes(text.slice(from, to + 1)))) to++
    found.push(text.slice(from, to))
  }
  return found
}
