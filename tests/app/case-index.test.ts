import { CaseIndex, HITS_MAX } from '@/app/petugas/kasus/cari/case-index'
import type { SearchableCase } from '@/lib/data/case-search'
import { findingsForm, findingsSchema, findingsText } from '@/lib/domain/findings'
import { messageText } from '@/lib/domain/message'
import { toBase64url } from '@/lib/sealing/bytes'
import { newCaseKeys, sealGrant, sealPart } from '@/lib/sealing/case-seal'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import { partToWire } from '@/lib/sealing/wire'

type Officer = { key: CryptoKey; recipient: string }
let officer: Officer
let other: Officer
const officerWithKey = async (): Promise<Officer> => {
  const { secret, recipient } = await newIdentity()
  return { key: await toLockedKey(secret), recipient }
}
beforeAll(async () => {
  ;[officer, other] = [await officerWithKey(), await officerWithKey()]
})

const account = (story: string, more: object = {}) =>
  JSON.stringify({
    ...{ v: 2, experience: 'demanded', category: 'demanded', unitId: null, serviceId: null, place: 'Loket 3', story },
    ...{ amount: 150000, paid: null, happenedOn: null, who: 'Pak Map', source: null, avoid: '', name: '', contact: '' },
    ...more,
  })

async function sealed(
  texts: { title: string; story?: string; message?: string; note?: string; findings?: string[]; more?: object },
  { to = officer.recipient, reference = 'JK-7F3M-9Q2T' } = {},
): Promise<SearchableCase> {
  const { caseId: id, secret } = await newCaseKeys()
  const parts = await Promise.all([
    sealPart(secret, id, 'TITLE', 1, texts.title),
    sealPart(secret, id, 'ACCOUNT', 1, account(texts.story ?? 'Diminta uang.', texts.more)),
    ...(texts.message
      ? [sealPart(secret, id, 'MESSAGE', 1, messageText({ from: 'REPORTER', text: texts.message }))]
      : []),
    ...(texts.note ? [sealPart(secret, id, 'NOTE', 1, texts.note)] : []),
    ...(texts.findings ?? []).map((why, at) =>
      sealPart(secret, id, 'FINDINGS', at + 1, findingsText(findingsSchema.parse(findingsForm({ why })))),
    ),
  ])
  return { id, reference, grant: toBase64url(await sealGrant(secret, to)), parts: parts.map(partToWire) }
}

async function indexOf(...cases: SearchableCase[]): Promise<CaseIndex> {
  const index = CaseIndex.empty()
  expect(await index.add(officer.key, cases, new Map())).toBe(0)
  return index
}

test('finds what any part says: whole, begun, nearly, without its accents, and the reference', async () => {
  const wanted = await sealed({
    title: 'Disdukcapil: calo di parkiran',
    story: 'Orang berjaket hijau menawarkan jalur cepat di Anduonohu.',
    message: 'Ia kembali pada hari Kamis.',
    note: 'Periksa rekaman kaméra dua.',
  })
  const index = await indexOf(wanted, await sealed({ title: 'Lain sama sekali' }, { reference: 'JK-AAAA-BBBB' }))
  for (const query of ['calo', 'berjaket hij', 'ANDUONOHU', 'andounohu', 'kamis kembali', 'kamera', 'JK-7F3M-9Q2T'])
    expect([query, index.find(query).hits[0]]).toEqual([
      query,
      { id: wanted.id, reference: wanted.reference, title: 'Disdukcapil: calo di parkiran' },
    ])
  expect(index.find('jaket rahasia')).toEqual({ hits: [], total: 0 })
  expect(index.find('')).toEqual({ hits: [], total: 0 })
})

test('of the 5W2H sheet the newest version is found, and what it took back is not', async () => {
  const index = await indexOf(await sealed({ title: 'x', findings: ['Antrean kosong', 'Loket kekurangan orang'] }))
  expect(index.find('kekurangan').total).toBe(1)
  expect(index.find('kosong').total).toBe(0)
})

test('who reported is not searched', async () => {
  const index = await indexOf(await sealed({ title: 'x', more: { name: 'Wulandari', contact: '081234567890' } }))
  for (const query of ['Wulandari', '081234567890']) expect(index.find(query).total).toBe(0)
})

test('what bears another case’s seal is left out; what does not open is counted, and tried again', async () => {
  const [one, two] = [await sealed({ title: 'Satu' }), await sealed({ title: 'Dua', story: 'selundupan' })]
  const forged = { ...one, parts: [one.parts[0]!, two.parts[1]!] }
  const righted = await sealed({ title: 'Tiga' })
  const foreign = { ...righted, grant: (await sealed({ title: 'x' }, { to: other.recipient })).grant }
  const index = CaseIndex.empty()
  expect(await index.add(officer.key, [forged, foreign], new Map([[foreign.id, 7]]))).toBe(1)
  expect(index.find('satu').total).toBe(1)
  expect(index.find('selundupan').total).toBe(0)
  expect(index.known).toEqual(new Map([[forged.id, 2]]))
  // Its key is put right; it says what it said before, in as many parts.
  expect(await index.add(officer.key, [righted], new Map([[righted.id, 7]]))).toBe(0)
  expect(index.find('tiga').hits).toMatchObject([{ id: righted.id }])
  expect(index.known.get(righted.id)).toBe(7)
})

test('a case that has grown is taken in anew, one that is gone is found no more', async () => {
  const made = await sealed({ title: 'Antrean' })
  const index = await indexOf(made)
  const grown = { ...made, reference: 'JK-NEW0-0000' }
  await index.add(officer.key, [grown], new Map([[made.id, 3]]))
  expect(index.find('antrean').hits).toEqual([{ id: made.id, reference: 'JK-NEW0-0000', title: 'Antrean' }])
  index.forget([made.id, crypto.randomUUID()])
  expect(index.find('antrean').total).toBe(0)
  expect(index.known.size).toBe(0)
})

test('at rest it is an age file that says nothing; its officer’s key opens it, another’s does not', async () => {
  const made = await sealed({ title: 'Blanko habis', note: 'rahasia' })
  const file = await (await indexOf(made)).sealed(officer.recipient)
  expect(Buffer.from(file).toString('latin1')).toMatch(/^age-encryption\.org\/v1/)
  expect(Buffer.from(file).toString('latin1')).not.toMatch(/rahasia|Blanko|JK-7F3M/)
  const again = await CaseIndex.opened(officer.key, file)
  expect(again.find('rahasia').hits).toEqual([{ id: made.id, reference: made.reference, title: 'Blanko habis' }])
  expect(again.known).toEqual(new Map([[made.id, 3]]))
  expect((await CaseIndex.opened(other.key, file)).known.size).toBe(0)
  file[file.length - 1]! ^= 1
  expect((await CaseIndex.opened(officer.key, file)).known.size).toBe(0)
})

test('of many it shows the best, and says how many there are', async () => {
  const cases = await Promise.all(Array.from({ length: HITS_MAX + 3 }, () => sealed({ title: 'Pungutan map' })))
  const { hits, total } = (await indexOf(...cases)).find('pungutan')
  expect([hits.length, total]).toEqual([HITS_MAX, HITS_MAX + 3])
})
