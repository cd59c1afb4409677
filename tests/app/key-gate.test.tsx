import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { KeyGate, useOfficerKey } from '@/app/petugas/key'
import { KeyWatch } from '@/app/petugas/key-watch'
import { fetchOwnKey } from '@/app/petugas/own-key'
import { heldKey, holdKey, IDLE_MS, wipeKey } from '@/app/petugas/vault'
import { toBase64url } from '@/lib/sealing/bytes'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import { sealOfficerIdentity } from '@/lib/sealing/officer-seal'
import messages from '@/messages/id.json'

jest.mock('@/app/petugas/own-key', () => ({ fetchOwnKey: jest.fn() }))
// scrypt at its real cost takes a second and more; it has its own tests.
jest.mock('@/lib/sealing/derive', () => ({
  ...jest.requireActual<object>('@/lib/sealing/derive'),
  deriveFromPassword: jest.fn(async (password: string) => ({ sealKey: new Uint8Array(32).fill(password.length) })),
}))

const EMAIL = 'seruni@contoh.id'
const PASSWORD = 'hujan sore di pelabuhan'
const key = async () => toLockedKey((await newIdentity()).secret)

function Inside() {
  return <p>terbuka: {useOfficerKey().algorithm.name}</p>
}

const gate = (officerId = 'seruni') =>
  render(
    <IntlProvider locale="id" messages={messages}>
      <KeyGate officerId={officerId}>
        <Inside />
      </KeyGate>
    </IntlProvider>,
  )

const isLocked = () => screen.findByRole('heading', { name: 'Kunci terkunci' })
const isOpen = () => screen.findByText('terbuka: X25519')

async function answer(sealed: string | null) {
  jest.mocked(fetchOwnKey).mockResolvedValue({ officerId: 'seruni', email: EMAIL, sealed })
}

async function open(password = PASSWORD) {
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Kata sandi Anda'), password)
  await user.click(screen.getByRole('button', { name: 'Buka kunci' }))
}

beforeEach(async () => {
  const sealKey = new Uint8Array(32).fill(PASSWORD.length)
  await answer(toBase64url(await sealOfficerIdentity(sealKey, EMAIL, (await newIdentity()).secret)))
})
afterEach(() => act(() => wipeKey()))

test('without a key it asks for the password, opens here, and holds a key that cannot be exported', async () => {
  gate()
  await isLocked()
  await open()
  await isOpen()
  const held = await heldKey('seruni')
  expect(held).toMatchObject({ type: 'private', extractable: false })
  await expect(crypto.subtle.exportKey('pkcs8', held!)).rejects.toThrow()
})

test('a key that is held opens at once', async () => {
  await holdKey('seruni', await key())
  gate()
  await isOpen()
})

test('the key of another officer is wiped', async () => {
  await holdKey('guntur', await key())
  gate()
  await isLocked()
  expect(await heldKey('guntur')).toBeNull()
})

test('after fifteen idle minutes it is locked, and what was shown is gone', async () => {
  await holdKey('seruni', await key(), Date.now() - IDLE_MS + 60_000)
  gate()
  await isOpen()
  await act(() => holdKey('seruni', new Object() as CryptoKey, Date.now() - IDLE_MS))
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  await isLocked()
  expect(screen.queryByText(/terbuka/)).toBeNull()
})

test('a key that was left when the browser was closed is wiped by the next page of an officer’s, whichever it is', async () => {
  const left = Date.now() - IDLE_MS
  await holdKey('seruni', await key(), left)
  expect(await heldKey('seruni', left)).not.toBeNull()
  const { unmount } = render(<KeyWatch />)
  await waitFor(async () => expect(await heldKey('seruni', left)).toBeNull())
  await holdKey('seruni', await key(), left + 60_000)
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  unmount()
  expect(await heldKey('seruni')).not.toBeNull()
})

test('when another tab signs out, this one locks', async () => {
  await holdKey('seruni', await key())
  gate()
  await isOpen()
  const otherTab = new BroadcastChannel('jari-key')
  otherTab.postMessage('wiped')
  await waitFor(isLocked)
  otherTab.close()
})

test('a wrong password says so, and may be tried again', async () => {
  gate()
  await open('salah')
  expect(await screen.findByRole('alert')).toHaveTextContent('Kunci tidak terbuka.')
  await open(PASSWORD.slice('salah'.length))
  await isOpen()
})

test.each([
  ['an account without a key', 'NO_KEY', 'belum punya kunci'],
  ['a browser without X25519', 'UNSUPPORTED', 'Peramban ini belum dapat memakai kunci'],
  ['a server that does not answer', 'DOWN', 'belum dapat diambil'],
])('%s is told politely', async (_, kind, words) => {
  if (kind === 'NO_KEY') await answer(null)
  if (kind === 'DOWN') jest.mocked(fetchOwnKey).mockRejectedValue(new TypeError('network'))
  const { subtle } = crypto
  if (kind === 'UNSUPPORTED') {
    const importKey: typeof subtle.importKey = async (...args: unknown[]) => {
      if (JSON.stringify(args[2]).includes('X25519')) throw new DOMException('no', 'NotSupportedError')
      return subtle.importKey(...(args as Parameters<typeof subtle.importKey>))
    }
    jest.spyOn(crypto, 'subtle', 'get').mockReturnValue(
      new Proxy(subtle, {
        get: (target, name) => (name === 'importKey' ? importKey : Reflect.get(target, name).bind(target)),
      }),
    )
  }
  gate()
  await open()
  expect(await screen.findByText(new RegExp(words))).toBeVisible()
  jest.restoreAllMocks()
})
