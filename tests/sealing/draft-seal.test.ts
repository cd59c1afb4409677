import { newDraftLock, openDraft, sealDraft } from '@/lib/sealing/draft-seal'

test('a draft opens with its PIN alone, also one that was sealed later', async () => {
  const lock = await newDraftLock('ikan bakar 7')
  const sealed = await sealDraft(lock, 'Petugas meminta uang map.')
  expect(await openDraft('ikan bakar 7', lock, sealed)).toBe('Petugas meminta uang map.')
  await expect(openDraft('ikan bakar 8', lock, sealed)).rejects.toMatchObject({ code: 'OPEN' })
  const text = Buffer.from([...lock.lock, ...sealed]).toString('latin1')
  for (const word of ['ikan bakar', 'uang map', 'AGE-SECRET-KEY']) expect(text).not.toContain(word)
}, 60_000)

test('altered bytes do not open', async () => {
  const lock = await newDraftLock('123456')
  const sealed = await sealDraft(lock, 'cerita')
  sealed[sealed.length - 1]! ^= 1
  await expect(openDraft('123456', lock, sealed)).rejects.toMatchObject({ code: 'OPEN' })
}, 60_000)
