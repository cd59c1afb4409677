import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { give, owed, recount } from '@/app/petugas/tim/kunci/actions'
import { GiveKeys } from '@/app/petugas/tim/kunci/give-keys'
import { fail, ok } from '@/lib/domain/result'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { newCaseKeys, openGrant, sealGrant } from '@/lib/sealing/case-seal'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import messages from '@/messages/id.json'

let mockKey: CryptoKey
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/tim/kunci/actions', () => ({ owed: jest.fn(), give: jest.fn(), recount: jest.fn() }))

type Given = { to: string; recipient: string; grants: { caseId: string; grant: string }[] }
const given = () => jest.mocked(give).mock.calls.map(([input]) => input as Given)

let own: Awaited<ReturnType<typeof newIdentity>>
let to: Awaited<ReturnType<typeof newIdentity>>
const user = userEvent.setup()

beforeEach(async () => {
  jest.resetAllMocks()
  ;[own, to] = [await newIdentity(), await newIdentity()]
  mockKey = await toLockedKey(own.secret)
  jest.mocked(recount).mockResolvedValue(ok(null))
  jest.mocked(give).mockImplementation(async (input) => ok({ given: (input as Given).grants.length }))
})

const reader = () => ({
  ...{ id: 'a', name: 'Wa Ode', about: 'Pengendali · Irban', recipient: to.recipient, sign: 'AB CD' },
  ...{ held: 1, owed: 4, endedHeld: 0, endedOwed: 1 },
})
const page = (readers = [reader()]) => (
  <IntlProvider locale="id" messages={messages}>
    <GiveKeys readers={readers} />
  </IntlProvider>
)

/** Keys of cases, sealed to the lead who gives (or to somebody else). */
async function keys(count: number, recipient = own.recipient) {
  const made = await Promise.all(Array.from({ length: count }, () => newCaseKeys()))
  const grants = made.map(async ({ caseId, secret }) => ({
    caseId,
    grant: toBase64url(await sealGrant(secret, recipient)),
  }))
  return { made, grants: await Promise.all(grants) }
}

test('batch after batch, cases at work before ended ones, each sealed to the reader and stored before the next', async () => {
  const [first, second, ended] = [await keys(2), await keys(1), await keys(1)]
  let arrive: () => void = () => {}
  jest
    .mocked(owed)
    .mockResolvedValueOnce(ok({ grants: first.grants, next: first.grants[1]!.caseId }))
    .mockReturnValueOnce(new Promise((resolve) => (arrive = () => resolve(ok({ grants: second.grants, next: null })))))
    .mockResolvedValueOnce(ok({ grants: ended.grants, next: null }))
  render(page())
  expect(screen.getByText(/Memegang 1 dari 4 kunci\./)).toHaveTextContent(
    'Perkara yang sudah berakhir: 0 dari 1 kunci.',
  )
  await user.click(screen.getByRole('button', { name: /^Beri 4 kunci/ }))
  expect(await screen.findByText('Membuka dan menyegel di perangkat ini: 2 dari 4…')).toBeInTheDocument()
  expect(given()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: /^Beri 4 kunci/ })) // it is under way: no second one
  arrive()
  expect(await screen.findByText('4 kunci sudah diberikan.')).toBeInTheDocument()
  expect(jest.mocked(owed).mock.calls.map(([input]) => input)).toEqual([
    { to: 'a', after: null, ended: false },
    { to: 'a', after: first.grants[1]!.caseId, ended: false },
    { to: 'a', after: null, ended: true },
  ])
  expect(given().map(({ grants }) => grants.length)).toEqual([2, 1, 1])
  for (const [place, { made }] of [first, second, ended].entries()) {
    const sent = given()[place]!.grants[0]!
    expect(await openGrant(to.secret, fromBase64url(sent.grant))).toBe(made[0]!.secret)
  }
  expect(recount).toHaveBeenCalledTimes(1)
})

test('what stops under way says how far it came, and goes on with what is left', async () => {
  const [first, rest] = [await keys(2), await keys(1)]
  jest
    .mocked(owed)
    .mockResolvedValueOnce(ok({ grants: first.grants, next: first.grants[1]!.caseId }))
    .mockRejectedValueOnce(new Error('no connection'))
    .mockResolvedValueOnce(ok({ grants: rest.grants, next: null }))
    .mockResolvedValueOnce(ok({ grants: [], next: null }))
  const { rerender } = render(page())
  await user.click(screen.getByRole('button', { name: /^Beri 4 kunci/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('2 kunci sudah diberikan. Lalu terhenti')
  rerender(page([{ ...reader(), held: 3 }]))
  await user.click(screen.getByRole('button', { name: /^Beri 2 kunci/ }))
  expect(await screen.findByText('1 kunci sudah diberikan.')).toBeInTheDocument()
  expect(given().map(({ grants }) => grants[0]!.caseId)).toEqual([first.grants[0]!.caseId, rest.grants[0]!.caseId])
})

test('what does not open with the lead’s key is counted and keeps no other from it; nothing is sent of it', async () => {
  const [foreign, good] = [await keys(2, to.recipient), await keys(1)]
  jest
    .mocked(owed)
    .mockResolvedValueOnce(ok({ grants: [foreign.grants[0]!, ...good.grants], next: null }))
    .mockResolvedValueOnce(ok({ grants: [foreign.grants[1]!], next: null }))
  render(page())
  await user.click(screen.getByRole('button', { name: /^Beri 4 kunci/ }))
  expect(
    await screen.findByText(/^1 kunci sudah diberikan\. 2 perkara tidak terbuka dengan kunci Anda\./),
  ).toBeInTheDocument()
  expect(given().map(({ grants }) => grants.map(({ caseId }) => caseId))).toEqual([[good.made[0]!.caseId]])
})

test('a reader whose key is another by now is given nothing more, and the lead is told why', async () => {
  const first = await keys(1)
  jest.mocked(owed).mockResolvedValueOnce(ok({ grants: first.grants, next: first.grants[0]!.caseId }))
  jest.mocked(give).mockResolvedValue(fail('CONFLICT', { recipient: { key: 'CHANGED' } }))
  render(page())
  await user.click(screen.getByRole('button', { name: /^Beri 4 kunci/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Kunci orang ini baru saja berganti')
  expect(owed).toHaveBeenCalledTimes(1)
})
