import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The installation's secret: from the environment, else made once and kept in `secret`, which only its owner reads.
 *
 * @param {string} dataDir
 * @returns {string} base64url of 32 random bytes
 */
export function installationSecret(dataDir) {
  if (process.env.JARI_SECRET) return process.env.JARI_SECRET
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.new`, randomBytes(32).toString('base64url'), { mode: 0o600 })
    renameSync(`${file}.new`, file) // never half a secret
  }
  return readFileSync(file, 'utf8').trim()
}

/** 128 random bits in letters and digits that can be read aloud and typed. */
export function newToken() {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let token = ''
  for (; token.length < 26; bits >>= 5n) token += BASE32[Number(bits & 31n)]
  return token
}
