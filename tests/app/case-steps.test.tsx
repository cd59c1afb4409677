import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Proposal } from '@/app/petugas/kasus/[id]/proposal-box'
import { note, open } from '@/app/petugas/kasus/actions'
import { ok } from '@/lib/domain/result'
import { openPart } from '@/lib/sealing/case-seal'
import { toLockedKey } from '@/lib/sealing/identity'
import { type PartWire, partFromWire } from '@/lib/sealing/wire'
import { desk, sealedCase, show } from './case-fixture'

let mockKey: CryptoKey
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () => ({ open: jest.fn(), note: jest.fn() }))
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: jest.fn() }) }))

const user = userEvent.setup()
let sealed: Awaited<ReturnType<typeof sealedCase>>

async function shown(change: Parameters<typeof desk>[1]) {
  sealed = await sealedCase({ name: 'La Pelapor' })
  mockKey = await toLockedKey(sealed.officer.secret)
  jest.mocked(open).mockResolvedValue(ok(sealed.opened))
  const view = show(sealed.keys.caseId, change)
  await screen.findByText('Cerita pelapor')
  return view
}

const EXPORT: Omit<Proposal, 'role'> = {
  ...{ id: 'p', move: 'export', input: {}, reason: 1, by: 'Ibu Pengendali', at: 'Senin', key: null },
}

test.each([
  ['decides', 'usulan Ibu Pengendali, “Serahkan berkas ke instansi lain”, masih menunggu keputusan Anda'],
  ['waits', 'usulan Ibu Pengendali, “Serahkan berkas ke instansi lain”, masih menunggu keputusan pengendali lain'],
  ['proposed', 'usulan Anda “Serahkan berkas ke instansi lain” masih menunggu pengendali lain'],
] as const)('what waits for another proposal says so in its place: %s', async (role, why) => {
  const proposal = { ...EXPORT, role }
  await shown({ steps: { legal: ['ask'], held: ['decline', 'extend'] }, proposal, publishes: 'Disdukcapil' })
  const said = (deeds: string) => `Belum dapat diajukan: ${deeds}, karena ${why} di bagian Menunggu persetujuan.`
  expect(screen.getAllByText(/^Belum dapat diajukan/).map(({ textContent }) => textContent)).toEqual(
    [
      'Tidak dapat ditindaklanjuti, Perpanjang tenggat',
      'Umumkan hasilnya di papan unit',
      'Tunjukkan identitas pelapor',
    ].map(said),
  )
  for (const link of screen.getAllByRole('link', { name: 'Menunggu persetujuan' }))
    expect(link).toHaveAttribute('href', `#${screen.getByRole('heading', { name: 'Menunggu persetujuan' }).id}`)
})

test('what is proposed already is not said to wait for itself', async () => {
  await shown({ publishes: 'Disdukcapil', proposal: { ...EXPORT, move: 'publish', role: 'waits' } })
  expect(screen.getAllByText(/^Belum dapat diajukan/)).toHaveLength(1) // the identity
})

test('who proposes goes on at the proposal, and who decides it at the steps; not who is somewhere else', async () => {
  const view = await shown({ publishes: 'Disdukcapil' })
  const now = (proposal: Proposal | null) =>
    view.rerender(desk(sealed.keys.caseId, { publishes: proposal ? null : 'Disdukcapil', proposal }))
  const pressed = screen.getAllByRole('button', { name: 'Ajukan untuk disetujui', hidden: true })[0]!
  pressed.focus()
  now({ ...EXPORT, move: 'publish', role: 'proposed' })
  expect(screen.getByRole('heading', { name: 'Menunggu persetujuan' })).toHaveFocus()
  screen.getByRole('button', { name: 'Tarik usulan' }).focus()
  now(null)
  expect(screen.getByRole('heading', { name: 'Langkah berikutnya' })).toHaveFocus()
  const field = screen.getByLabelText('Catatan baru')
  field.focus()
  now({ ...EXPORT, role: 'waits' })
  expect(field).toHaveFocus()
})

test('where nothing waits, the forms are there and nothing is said of it', async () => {
  await shown({ steps: { legal: ['ask', 'decline'] }, publishes: 'Disdukcapil' })
  for (const form of ['Umumkan hasilnya di papan unit', 'Tunjukkan identitas pelapor kepada petugas lain'])
    expect(screen.getByText(form)).toBeInTheDocument()
  expect(screen.queryByText(/^Belum dapat diajukan/)).toBeNull()
})

test.each([
  ['SPG', ['https://kws.kpk.go.id/', 'https://gol.kpk.go.id/', 'https://jaga.id/']],
  ['INSIDER', ['https://kws.kpk.go.id/', 'https://jaga.id/']],
  ['COMPLAINT', ['https://jaga.id/']],
] as const)('a case of %s that is referred shows the doors that fit it', async (channel, doors) => {
  await shown({ steps: { channel, legal: ['refer'], decides: true } })
  expect(screen.queryByRole('navigation', { name: /^Pintu resmi lain/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Teruskan ke instansi lain' }))
  const links = within(screen.getByRole('navigation', { name: /^Pintu resmi lain/ })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(doors)
  for (const link of links) expect(link).toHaveAttribute('rel', 'noreferrer external')
})

test('the number that an SPG case has at LAPOR! is noted, sealed; the case is not referred there', async () => {
  jest.mocked(note).mockResolvedValue(ok(null))
  const kpk = { id: 'KPK', name: 'KPK', takes: null }
  await shown({
    steps: { channel: 'SPG', legal: ['refer'], decides: true, agencies: [kpk] },
    houses: [kpk, { id: 'SP4N_LAPOR', name: 'SP4N-LAPOR!' }],
  })
  await user.selectOptions(screen.getByLabelText('Instansi'), 'SP4N-LAPOR!')
  await user.type(screen.getByLabelText('Nomor'), '8812345')
  await user.click(screen.getByRole('button', { name: 'Segel nomor ini' }))
  await screen.findByText('Nomor tersimpan di catatan internal.')
  const [{ part }] = jest.mocked(note).mock.calls[0] as [{ part: PartWire }]
  expect(await openPart(sealed.keys.secret, sealed.keys.caseId, partFromWire(part))).toMatchObject({
    text: 'Nomor di SP4N-LAPOR!: 8812345',
  })
  await user.click(screen.getByRole('button', { name: 'Teruskan ke instansi lain' }))
  expect(within(screen.getByLabelText('Instansi tujuan')).queryByText('SP4N-LAPOR!')).toBeNull()
})
