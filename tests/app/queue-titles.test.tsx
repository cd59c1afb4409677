import { render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl/react'
import { titlesOf } from '@/app/petugas/kasus/actions'
import { SealedTitle, TitleOpener } from '@/app/petugas/kasus/titles'
import { fail, ok } from '@/lib/domain/result'
import { sealGrant } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import messages from '@/messages/id.json'
import { part, sealedCase } from './case-fixture'

let mockKey: CryptoKey
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () => ({ titlesOf: jest.fn() }))

const queue = (ids: string[]) => (
  <IntlProvider locale="id" messages={messages}>
    <TitleOpener ids={ids}>
      {ids.map((id) => (
        <p key={id}>
          <SealedTitle id={id} />
        </p>
      ))}
    </TitleOpener>
  </IntlProvider>
)

test('titles come in their places; one that is forged or not for this key keeps no other away', async () => {
  const good = await sealedCase()
  const forged = await sealedCase()
  const foreign = await sealedCase()
  const officer = good.officer
  mockKey = await toLockedKey(officer.secret)
  const titleOf = async ({ keys }: typeof good, text: string, sealedFor = officer.recipient) => ({
    id: keys.caseId,
    grant: toBase64url(await sealGrant(keys.secret, sealedFor)),
    part: await part(keys, 'TITLE', 1, text),
  })
  const fake = await titleOf(forged, 'palsu')
  const answer = ok([
    await titleOf(good, '<b>Diminta</b> uang'),
    { ...fake, part: { ...fake.part, number: 2 } },
    await titleOf(foreign, 'kunci lain', (await newIdentity()).recipient),
  ])
  let arrive: () => void = () => {}
  jest.mocked(titlesOf).mockReturnValue(new Promise((resolve) => (arrive = () => resolve(answer))))

  const ids = [good, forged, foreign].map(({ keys }) => keys.caseId)
  const { rerender } = render(queue(ids))
  expect(screen.getAllByText('Judul terkunci')).toHaveLength(3)
  arrive()
  expect(await screen.findByText('<b>Diminta</b> uang')).toBeInTheDocument()
  expect(screen.getByText(/^Tidak asli: judul ini/)).toBeInTheDocument()
  expect(screen.getByText('Judul tidak dapat dibuka')).toBeInTheDocument()
  expect(screen.queryByText('palsu')).toBeNull()

  // The vault hands out the same key as a new object every few seconds: no second opening, no second entry in the trail.
  mockKey = await toLockedKey(officer.secret)
  rerender(queue([...ids]))
  expect(titlesOf).toHaveBeenCalledTimes(1)
})

test.each([
  ['the server can’t', () => Promise.resolve(fail('UNAVAILABLE'))],
  ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))],
])('%s: the list stays and says so', async (_, answer) => {
  jest.mocked(titlesOf).mockImplementation(answer)
  render(queue(['0b1c2d3e-0000-4000-8000-00000000000a']))
  expect(await screen.findByText(/^Judul belum dapat dibuka/)).toBeInTheDocument()
  expect(screen.getByText('Judul terkunci')).toBeInTheDocument()
})
