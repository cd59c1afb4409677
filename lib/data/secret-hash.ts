import 'server-only'
import { createHash, randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'

// The auth secret comes out of scrypt N=2^17 in the browser (lib/sealing/derive.ts): whoever steals the table and guesses
// passwords pays that cost, then this one. N=2^14 keeps a sign-in at some 50 ms and 16 MiB of the server.
const COST = { N: 2 ** 14, r: 8, p: 1 } satisfies ScryptOptions
const LENGTH = 32

/** "scrypt$N$r$p$salt$hash" with a new random salt (salt and hash as base64url). */
export async function hashAuth(auth: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await stretch(auth, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether `auth` is what was hashed. Takes the same time for every hash of the same cost; false on a malformed one. */
export async function verifyAuth(auth: string, stored: string): Promise<boolean> {
  const [name, N, r, p, salt, hash] = stored.split('$')
  if (name !== 'scrypt' || !salt || !hash) return false
  const wanted = Buffer.from(hash, 'base64url')
  const found = await stretch(auth, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

function stretch(secret: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, LENGTH, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** SHA-256 of a token of 256 random bits: there is nothing to guess, so that a plain hash keeps it as safe as a slow one. */
export const tokenHash = (token: string) => new Uint8Array(createHash('sha256').update(token).digest())
