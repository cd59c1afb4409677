import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { forgetDrafts } from '@/app/petugas/kasus/[id]/drafts'
import { note, open, reply } from '@/app/petugas/kasus/actions'
import { readMessage } from '@/lib/domain/message'
import { fail, ok } from '@/lib/domain/result'
import { openPart } from '@/lib/sealing/case-seal'
import { toLockedKey } from '@/lib/sealing/identity'
import { type PartWire, partFromWire } from '@/lib/sealing/wire'
import { desk, message, sealedCase, show } from './case-fixture'

let mockKey: CryptoKey
const mockRefresh = jest.fn()
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () =>
  Object.fromEntries(
    ['open', 'reply', 'note', 'move', 'assign', 'propose', 'decide', 'withdraw', 'withhold', 'readmit'].map((name) => [
      name,
      jest.fn(),
    ]),
  ),
)
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: mockRefresh }) }))

const TAKEN = fail('CONFLICT', { part: { key: 'CHANGED' } })
const user = userEvent.setup()
let sealed: Awaited<ReturnType<typeof sealedCase>>

beforeEach(async () => {
  jest.resetAllMocks()
  sessionStorage.clear()
  sealed = await sealedCase()
  mockKey = await toLockedKey(sealed.officer.secret)
  jest.mocked(open).mockImplementation(async () => ok({ ...sealed.opened, parts: [...sealed.opened.parts] }))
})

async function shown(...change: Parameters<typeof desk> extends [string, ...infer Rest] ? Rest : never) {
  const view = show(sealed.keys.caseId, ...change)
  await screen.findByText('Cerita pelapor')
  return view
}

const textOf = async (wire: PartWire) => {
  const opened = await openPart(sealed.keys.secret, sealed.keys.caseId, partFromWire(wire))
  return opened.authentic ? opened.text : null
}
const sentParts = () => jest.mocked(reply).mock.calls.map(([input]) => (input as { part: PartWire }).part)
const field = () => screen.getByLabelText('Balas pelapor')
const send = () => user.click(screen.getByRole('button', { name: 'Segel dan kirim' }))

describe('a reply', () => {
  test('leaves the browser sealed, stands in the thread, and empties the field', async () => {
    jest.mocked(reply).mockResolvedValue(ok(null))
    await shown()
    await user.type(field(), '  Kapan tepatnya?  ')
    await send()
    expect(await screen.findByText('Pesan terkirim.')).toBeInTheDocument()
    expect(field()).toHaveValue('')
    expect(
      within(screen.getByRole('region', { name: 'Percakapan dengan pelapor' })).getByText('Kapan tepatnya?'),
    ).toBeInTheDocument()
    const [part] = sentParts()
    expect(part).toMatchObject({ kind: 'MESSAGE', number: 1 })
    expect(JSON.stringify(jest.mocked(reply).mock.calls)).not.toContain('Kapan')
    expect(readMessage((await textOf(part!))!)).toEqual({ from: 'OFFICER', text: 'Kapan tepatnya?' })
    expect(open).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['nothing', '   ', 'Bagian ini harus diisi.'],
    ['too much', 'a'.repeat(2001), 'Terlalu panjang: paling banyak 2.000 huruf.'],
  ])('%s is not sent, and stays', async (_, text, problem) => {
    await shown()
    await user.click(field())
    await user.paste(text)
    await send()
    expect(await screen.findByText(problem)).toBeInTheDocument()
    expect(field()).toHaveFocus()
    expect(field()).toHaveValue(text)
    expect(reply).not.toHaveBeenCalled()
  })

  test('that meets a message of the reporter’s: that one is shown first, what was typed stays', async () => {
    jest.mocked(reply).mockImplementationOnce(async () => {
      sealed.opened.parts.push(await message(sealed.keys, 1, 'REPORTER', 'Saya ingat sekarang.'))
      return TAKEN
    })
    await shown()
    await user.type(field(), 'Kapan?')
    await send()
    expect(await screen.findByText(/^Ada pesan baru yang masuk bersamaan/)).toBeInTheDocument()
    expect(screen.getByText('Saya ingat sekarang.')).toBeInTheDocument()
    expect(field()).toHaveValue('Kapan?')
    jest.mocked(reply).mockResolvedValue(ok(null))
    await send()
    expect(await screen.findByText('Pesan terkirim.')).toBeInTheDocument()
    expect(sentParts().map(({ number }) => number)).toEqual([1, 2])
  })

  test('whose answer is lost is not stored twice', async () => {
    jest.mocked(reply).mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await shown()
    await user.type(field(), 'Kapan?')
    await send()
    expect(await screen.findByText(/^Sambungan terputus/)).toBeInTheDocument()
    expect(field()).toHaveValue('Kapan?')
    // It had arrived: the server holds it, and refuses its number a second time.
    sealed.opened.parts.push({ ...sentParts()[0]!, author: 'OFFICER', by: 'Ibu Pengendali', on: '2026-11-24' })
    jest.mocked(reply).mockResolvedValueOnce(TAKEN)
    await send()
    expect(await screen.findByText('Pesan terkirim.')).toBeInTheDocument()
    expect(sentParts()[1]).toEqual(sentParts()[0])
    expect(screen.getAllByText('Kapan?', { selector: 'li p' })).toHaveLength(1)
  })

  test('a failure on the server keeps what was typed', async () => {
    jest.mocked(reply).mockResolvedValue(fail('UNAVAILABLE'))
    await shown()
    await user.type(field(), 'Kapan?')
    await send()
    expect(await screen.findByRole('alert')).toHaveTextContent('Sistem sedang tidak dapat melayani')
    expect(field()).toHaveValue('Kapan?')
  })
})

test('a note is sealed as a note', async () => {
  jest.mocked(note).mockResolvedValue(ok(null))
  await shown()
  await user.type(screen.getByLabelText('Catatan baru'), 'Cek CCTV.')
  await user.click(screen.getByRole('button', { name: 'Segel dan simpan' }))
  expect(await screen.findByText('Catatan tersimpan.')).toBeInTheDocument()
  const [input] = jest.mocked(note).mock.calls[0] as [{ part: PartWire }]
  expect(input.part).toMatchObject({ kind: 'NOTE', number: 1 })
  expect(await textOf(input.part)).toBe('Cek CCTV.')
})

describe('a half-typed text', () => {
  test('outlives the locking of the key, sealed meanwhile, and goes when it was sent', async () => {
    jest.mocked(reply).mockResolvedValue(ok(null))
    const before = await shown()
    await user.type(field(), 'Kapan tepatnya kejadian')
    before.unmount()
    await waitFor(() => expect(sessionStorage).toHaveLength(1))
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('Kapan')

    const after = await shown()
    await waitFor(() => expect(field()).toHaveValue('Kapan tepatnya kejadian'))
    expect(screen.getByLabelText('Catatan baru')).toHaveValue('')
    await send()
    expect(await screen.findByText('Pesan terkirim.')).toBeInTheDocument()
    await waitFor(() => expect(sessionStorage).toHaveLength(0))
    after.unmount()
    await shown()
    expect(field()).toHaveValue('')
  })

  test('of another case is not shown, and signing out forgets it', async () => {
    const first = await shown()
    await user.type(field(), 'Rahasia')
    first.unmount()
    await waitFor(() => expect(sessionStorage).toHaveLength(1))
    const kept = Object.entries({ ...sessionStorage })[0]!
    sealed = await sealedCase()
    mockKey = await toLockedKey(sealed.officer.secret)
    sessionStorage.setItem(`jari-draft:${sealed.keys.caseId}:reply`, String(kept[1])) // moved there by somebody
    await shown()
    expect(field()).toHaveValue('')
    forgetDrafts()
    expect(sessionStorage).toHaveLength(0)
  })
})

test('what the reporter has not read yet is marked, and only what officers wrote', async () => {
  for (const [n, from] of (['OFFICER', 'REPORTER', 'OFFICER'] as const).entries())
    sealed.opened.parts.push(await message(sealed.keys, n + 1, from, `Pesan ${n + 1}`))
  await shown({ readTo: 1 })
  const marks = screen.getAllByText('Belum dibaca pelapor')
  expect(marks).toHaveLength(1)
  expect(marks[0]!.closest('li')).toHaveTextContent('Pesan 3')
})
