import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { assign, move, open } from '@/app/petugas/kasus/actions'
import { readMessage } from '@/lib/domain/message'
import { fail, ok } from '@/lib/domain/result'
import { openGrant, openPart } from '@/lib/sealing/case-seal'
import { fromBase64url } from '@/lib/sealing/bytes'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import { type PartWire, partFromWire } from '@/lib/sealing/wire'
import { desk, sealedCase, show } from './case-fixture'

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
