import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { note, open } from '@/app/petugas/kasus/actions'
import { ok } from '@/lib/domain/result'
import { openPart } from '@/lib/sealing/case-seal'
import { toLockedKey } from '@/lib/sealing/identity'
import { type PartWire, partFromWire } from '@/lib/sealing/wire'
import { type desk, sealedCase, show } from './case-fixture'

let mockKey: CryptoKey
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () => ({ open: jest.fn(), note: jest.fn() }))
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: jest.fn() }) }))

const user = userEvent.setup()
let sealed: Awaited<ReturnType<typeof sealedCase>>

async function shown(change: Parameters<typeof desk>[1]) {
  sealed = await sealedCase()
  mockKey = await toLockedKey(sealed.officer.secret)
  jest.mocked(open).mockResolvedValue(ok(sealed.opened))
  show(sealed.keys.caseId, change)
  await screen.findByText('Cerita pelapor')
}

test('what waits for a proposal to be decided is said, with what to do', async () => {
  await shown({ steps: { legal: ['ask'], held: ['decline', 'extend'] } })
  expect(screen.getByText(/^Belum dapat diajukan selama usulan di atas menunggu keputusan/)).toHaveTextContent(
    'Tidak dapat ditindaklanjuti, Perpanjang tenggat. Putuskan dulu usulan itu, atau tarik kembali.',
  )
})

test('where nothing waits, nothing is said of it', async () => {
  await shown({ steps: { legal: ['ask', 'decline'] } })
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
