import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { openBytes, openText, sealBytes, sealText } from '../../lib/sealing/envelope'
import { newIdentity } from '../../lib/sealing/identity'
import { pad } from '../../lib/sealing/padding'
import { sealedSize, sealedTextSize } from '../../lib/sealing/sizes'
import { utf8 } from '../../lib/sealing/bytes'
import { anyText } from './any-text'
import { readAge } from './age-reader'
import vectors from './vectors.json'

// Much key work in JavaScript: seconds where the machine is busy.
jest.setTimeout(60_000)

const OPEN = { name: 'SealingError', code: 'OPEN' }
const me = newIdentity()
const stranger = newIdentity()

test('texts come back exactly, in files of the stated size', async () => {
  const { secret, recipient } = await me
  await fc.assert(
    fc.asyncProperty(anyText(3000), async (text) => {
      const sealed = await sealText(recipient, text)
      expect(sealed).toHaveLength(sealedTextSize(utf8(text).length))
      expect(await openText(secret, sealed)).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test.each([0, 1, 65_535, 65_536, 65_537, 200_000])(
  '%i bytes come back, in a file of the stated size',
  async (length) => {
    const { secret, recipient } = await me
    const bytes = new Uint8Array(length).map((_, i) => i)
    const sealed = await sealBytes([recipient, (await stranger).recipient], bytes)
    expect(sealed).toHaveLength(sealedSize(length, 2))
    expect(await openBytes(secret, sealed)).toEqual(bytes)
    expect(await openBytes((await stranger).secret, sealed)).toEqual(bytes)
  },
)

test('lengths within one block of 1 KiB can not be told apart', async () => {
  const { recipient } = await me
  const sizes = await Promise.all([0, 1, 500, 1023].map(async (n) => (await sealText(recipient, 'x'.repeat(n))).length))
  expect(new Set(sizes).size).toBe(1)
  expect((await sealText(recipient, 'x'.repeat(1024))).length).toBe((sizes[0] ?? 0) + 1024)
})

test('sealing twice gives two files that share nothing but the version line', async () => {
  const { recipient } = await me
  const [a, b] = [await sealText(recipient, 'sama'), await sealText(recipient, 'sama')]
  expect(Buffer.from(a).includes(Buffer.from(b).subarray(-64))).toBe(false)
  expect(a).not.toEqual(b)
})

test('a stranger opens nothing', async () => {
  const sealed = await sealText((await me).recipient, 'rahasia')
  await expect(openText((await stranger).secret, sealed)).rejects.toMatchObject(OPEN)
})

test('a changed bit in any byte, or any missing end, and it does not open', async () => {
  const { secret, recipient } = await me
  const sealed = await sealBytes([recipient], utf8('rahasia'))
  for (const i of sealed.keys()) {
    const changed = sealed.with(i, (sealed[i] ?? 0) ^ (1 << (i % 8)))
    await expect(openBytes(secret, changed)).rejects.toMatchObject(OPEN)
    await expect(openBytes(secret, sealed.subarray(0, i))).rejects.toMatchObject(OPEN)
  }
  await expect(openBytes(secret, Uint8Array.of(...sealed, 0))).rejects.toMatchObject(OPEN)
})

test('bytes that were never an age file do not open', async () => {
  const { secret } = await me
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await expect(openBytes(secret, bytes)).rejects.toMatchObject(OPEN)
    }),
    { numRuns: 30 },
  )
})

test('what opens but is no padded UTF-8 text is not text', async () => {
  const { secret, recipient } = await me
  await expect(openText(secret, await sealBytes([recipient], utf8('tanpa pengisi')))).rejects.toMatchObject(OPEN)
  await expect(openText(secret, await sealBytes([recipient], pad(Uint8Array.of(0xff))))).rejects.toMatchObject(OPEN)
})

test('an error carries a code and a fixed sentence, nothing of the text, the key or the cause', async () => {
  const sealed = await sealText((await me).recipient, 'Bapak Anu minta uang')
  const error: unknown = await openText((await stranger).secret, sealed.subarray(0, -1)).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(Error)
  expect(Object.entries(error as Error).sort()).toEqual([
    ['code', 'OPEN'],
    ['name', 'SealingError'],
  ])
  expect((error as Error).message).toBe('Wrong key, or the sealed bytes were altered')
  expect((error as Error).cause).toBeUndefined()
})

test('no recipient, a bad one and a bad identity each have their code', async () => {
  const { recipient } = await me
  await expect(sealBytes([], utf8('x'))).rejects.toMatchObject({ code: 'NO_RECIPIENT' })
  await expect(sealText([recipient, 'age1bukan'], 'x')).rejects.toMatchObject({ code: 'INPUT' })
  await expect(openText('AGE-SECRET-KEY-1', await sealText(recipient, 'x'))).rejects.toMatchObject({ code: 'INPUT' })
})

describe('the standard age format', () => {
  test.each(vectors.age.files)('a file of the age command opens here: $name', async ({ text, base64 }) => {
    const opened = await openBytes(vectors.age.secret, Uint8Array.from(Buffer.from(base64, 'base64')))
    expect(Buffer.from(opened).toString()).toBe(text)
  })

  // The command is not on every machine; the independent reader always is.
  test('a file sealed here opens by an independent reading of the format, and with the age command', async () => {
    const { secret, recipient } = vectors.age
    const large = utf8('Laporan. '.repeat(20_000))
    for (const plain of [utf8('Halo'), pad(utf8('Diminta Rp150.000')), new Uint8Array(0), large]) {
      const sealed = await sealBytes([recipient], plain)
      expect(new Uint8Array(readAge(sealed, secret))).toEqual(plain)
      const command = findAge()
      if (command) expect(new Uint8Array(openWith(command, sealed, secret))).toEqual(plain)
    }
  })

  test('the independent reader is no rubber stamp', async () => {
    const { secret, recipient } = vectors.age
    const small = Buffer.from(vectors.age.files[0]?.base64 ?? '', 'base64')
    expect(readAge(small, secret).toString()).toBe(vectors.age.files[0]?.text)
    const sealed = await sealBytes([recipient], utf8('Halo'))
    for (const at of [0, 40, 100, 140, sealed.length - 1]) {
      expect(() => readAge(sealed.with(at, (sealed[at] ?? 0) ^ 1), secret)).toThrow()
    }
  })
})

function findAge(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'age'))
    .find(existsSync)
}

function openWith(command: string, sealed: Uint8Array, secret: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'jari-age-'))
  try {
    writeFileSync(join(folder, 'key'), `${secret}\n`, { mode: 0o600 })
    return execFileSync(command, ['-d', '-i', join(folder, 'key')], { input: sealed, maxBuffer: 2 ** 20 })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
