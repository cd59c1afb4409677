import { createHash } from 'node:crypto'
import { openBytes, sealBytes } from '@/lib/sealing/envelope'
import { newIdentity } from '@/lib/sealing/identity'
import { sealedSize } from '@/lib/sealing/sizes'
import { caseMark, hashing, openStream, sealStream } from '@/lib/sealing/stream'

const all = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as BodyInit).arrayBuffer())
const streamOf = (bytes: Uint8Array, step = 7_000) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += step) controller.enqueue(bytes.subarray(at, at + step))
      controller.close()
    },
  })
const random = (length: number) => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

test.each([1, 65_535, 65_536, 65_537, 300_000])(
  '%i bytes come back, in the size that sizes.ts foretells',
  async (length) => {
    const { secret, recipient } = await newIdentity()
    const bytes = random(length)
    const hash = hashing()
    const sealed = await all(await sealStream(recipient, streamOf(bytes).pipeThrough(hash.through)))
    expect(sealed.length).toBe(sealedSize(length))
    expect([hash.size(), hash.digest()]).toEqual([length, createHash('sha256').update(bytes).digest('hex')])
    expect(await all(await openStream(secret, streamOf(sealed, 5_000)))).toEqual(bytes)
    expect(await openBytes(secret, sealed)).toEqual(bytes) // the same format as texts, and as the age command
  },
)

test('what the other way of sealing makes opens as a stream', async () => {
  const { secret, recipient } = await newIdentity()
  const bytes = random(100_000)
  expect(await all(await openStream(secret, streamOf(await sealBytes([recipient], bytes))))).toEqual(bytes)
})

test('a stranger, an altered and a shortened file do not open', async () => {
  const { secret, recipient } = await newIdentity()
  const sealed = await sealBytes([recipient], random(200_000))
  await expect(openStream((await newIdentity()).secret, streamOf(sealed))).rejects.toMatchObject({ code: 'OPEN' })
  await expect(openStream('AGE-SECRET-KEY-1', streamOf(sealed))).rejects.toMatchObject({ code: 'INPUT' })
  await expect(sealStream('age1', streamOf(sealed))).rejects.toMatchObject({ code: 'INPUT' })
  const altered = Uint8Array.from(sealed)
  altered[150_000]! ^= 1
  await expect(openStream(secret, streamOf(altered)).then(all)).rejects.toThrow()
  await expect(openStream(secret, streamOf(sealed.subarray(0, -20_000))).then(all)).rejects.toThrow()
})

test('uploads are known again by a mark of their case that tells nothing of it', async () => {
  const { secret } = await newIdentity()
  expect(caseMark(secret)).toMatch(/^[\w-]{22}$/)
  expect(caseMark(secret)).toBe(caseMark(secret))
  expect(caseMark((await newIdentity()).secret)).not.toBe(caseMark(secret))
})
