import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { forgetDrafts } from '@/app/petugas/kasus/[id]/drafts'
import { assign, move, note, open, reply } from '@/app/petugas/kasus/actions'
import { readMessage } from '@/lib/domain/message'
import { fail, ok } from '@/lib/domain/result'
import { openGrant, openPart } from '@/lib/sealing/case-seal'
import { fromBase64url } from '@/lib/sealing/bytes'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
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

describe('a move', () => {
  test('shows what the reporter will read before it is made, and can be left with the keyboard', async () => {
    await shown()
    const button = screen.getByRole('button', { name: 'Minta keterangan' })
    button.focus()
    await user.keyboard('{Enter}')
    expect(button).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByText(/^Kami perlu keterangan tambahan dari Anda/)).toBeInTheDocument()
    expect(screen.queryByText(/hasilnya ada di pesan kami/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Batal' }))
    expect(button).toHaveAttribute('aria-expanded', 'false')
    expect(move).not.toHaveBeenCalled()
  })

  test('with its message goes out sealed, with the version that was seen', async () => {
    jest.mocked(move).mockResolvedValue(ok({ state: 'ACTED_ON' } as never))
    const view = await shown()
    await user.click(screen.getByRole('button', { name: 'Sampaikan tindak lanjut' }))
    await user.click(screen.getByRole('button', { name: /dan beri tahu pelapor$/ }))
    expect(await screen.findByText('Bagian ini harus diisi.')).toBeInTheDocument()
    expect(move).not.toHaveBeenCalled()
    await user.type(screen.getByLabelText('Pesan untuk pelapor'), 'Uang dikembalikan.')
    await user.click(screen.getByRole('button', { name: /dan beri tahu pelapor$/ }))
    await waitFor(() => expect(mockRefresh).toHaveBeenCalled())
    const [input] = jest.mocked(move).mock.calls[0] as [{ message: PartWire }]
    expect(input).toMatchObject({ id: sealed.keys.caseId, version: 3, move: 'act', message: { number: 1 } })
    expect(readMessage((await textOf(input.message))!)?.text).toBe('Uang dikembalikan.')
    view.rerender(desk(sealed.keys.caseId, { steps: { state: 'ACTED_ON', version: 4, legal: [] } }))
    expect(await screen.findByText('Tersimpan. Kini: Ditindaklanjuti.')).toBeInTheDocument()
    expect(screen.getByText(/^Menunggu masa keberatan pelapor/)).toBeInTheDocument()
  })

  test('of a lead’s asks for what it needs', async () => {
    jest.mocked(move).mockResolvedValue(ok({ state: 'CLOSED' } as never))
    await shown({
      steps: { state: 'ACTED_ON', legal: ['close'], decides: true, objectUntil: 'Senin, 7 Desember 2026' },
    })
    await user.click(screen.getByRole('button', { name: 'Selesaikan' }))
    expect(screen.getByText(/masih boleh keberatan sampai Senin, 7 Desember 2026/)).toBeInTheDocument()
    const confirm = screen.getByRole('button', { name: 'Selesaikan dan beri tahu pelapor' })
    await user.click(confirm)
    expect(await screen.findByText('Pilih salah satu.')).toBeInTheDocument()
    expect(screen.getByLabelText('Hasil')).toHaveFocus()
    await user.selectOptions(screen.getByLabelText('Hasil'), 'Terbukti')
    await user.click(confirm)
    await waitFor(() =>
      expect(move).toHaveBeenCalledWith({ id: sealed.keys.caseId, version: 3, move: 'close', outcome: 'PROVEN' }),
    )
  })

  test('that somebody else was faster with: the new state is told, what was typed stays', async () => {
    jest.mocked(move).mockResolvedValue(fail('CONFLICT', { version: { key: 'CHANGED' } }))
    const view = await shown()
    await user.click(screen.getByRole('button', { name: 'Minta keterangan' }))
    await user.type(screen.getByLabelText('Pesan untuk pelapor'), 'Kapan?')
    await user.click(screen.getByRole('button', { name: /dan beri tahu pelapor$/ }))
    await screen.findByText(/^Orang lain baru saja mengubah perkara ini/)
    view.rerender(desk(sealed.keys.caseId, { steps: { state: 'REOPENED', version: 5, legal: ['start', 'ask'] } }))
    expect(await screen.findByText(/^Orang lain .* Kini: Dibuka kembali\./)).toBeInTheDocument()
    expect(screen.getByLabelText('Pesan untuk pelapor')).toHaveValue('Kapan?')
  })

  test('who decides is said to those who do not', async () => {
    await shown()
    expect(screen.getByText(/diputuskan oleh pengendali\.$/)).toBeInTheDocument()
  })
})

describe('assigning', () => {
  test('seals the case’s key to the officer, here', async () => {
    jest.mocked(assign).mockResolvedValue(ok(null))
    const to = await newIdentity()
    const officers = [{ id: 'a', name: 'Wa Ode', title: 'Auditor', recipient: to.recipient }]
    await shown({ assign: { assigneeId: null, officers } })
    await user.selectOptions(screen.getByLabelText('Tugaskan kepada'), 'Wa Ode – Auditor')
    await user.click(screen.getByRole('button', { name: 'Tugaskan' }))
    expect(await screen.findByText('Penugasan tersimpan.')).toBeInTheDocument()
    const [input] = jest.mocked(assign).mock.calls[0] as [
      { assignee: { officerId: string; recipient: string; grant: string } },
    ]
    expect(input).toMatchObject({
      id: sealed.keys.caseId,
      version: 3,
      assignee: { officerId: 'a', recipient: to.recipient },
    })
    expect(await openGrant(to.secret, fromBase64url(input.assignee.grant))).toBe(sealed.keys.secret)
    expect(JSON.stringify(input)).not.toContain(sealed.keys.secret)
  })

  test('can be taken back, and says why it was refused', async () => {
    jest.mocked(assign).mockResolvedValue(fail('INVALID', { assignee: { key: 'ASSIGNEE' } }))
    const officers = [{ id: 'a', name: 'Wa Ode', title: 'Auditor', recipient: (await newIdentity()).recipient }]
    await shown({ assign: { assigneeId: 'a', officers } })
    await user.selectOptions(screen.getByLabelText('Tugaskan kepada'), 'Tidak seorang pun')
    await user.click(screen.getByRole('button', { name: 'Tugaskan' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Petugas ini tidak dapat ditugaskan')
    expect(assign).toHaveBeenCalledWith({ id: sealed.keys.caseId, version: 3, assignee: null, merged: [] })
  })
})
