import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installationSecret, newToken } from '../../scripts/secrets.mjs'

test('the secret is made once, 32 bytes, readable by its owner only; the environment goes before it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jari-secret-'))
  const given = process.env.JARI_SECRET
  try {
    delete process.env.JARI_SECRET
    const secret = installationSecret(dataDir)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(installationSecret(dataDir)).toBe(secret)
    process.env.JARI_SECRET = 'from outside'
    expect(installationSecret(dataDir)).toBe('from outside')
  } finally {
    process.env.JARI_SECRET = given
    rmSync(dataDir, { recursive: true })
  }
})

test('a set-up token is 128 random bits in base32', () => {
  const tokens = new Set(Array.from({ length: 1000 }, newToken))
  expect(tokens.size).toBe(1000)
  for (const token of tokens) expect(token).toMatch(/^[A-Z2-7]{25}[A-H]$/)
})
