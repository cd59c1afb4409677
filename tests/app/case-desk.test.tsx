import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { open, returnKey } from '@/app/petugas/kasus/actions'
import { fail, ok } from '@/lib/domain/result'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import { message, type Part, part, sealedCase, show } from './case-fixture'

let mockKey: CryptoKey
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () => ({ open: jest.fn(), returnKey: jest.fn() }))
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: jest.fn() }) }))

type Sealed = Awaited<ReturnType<typeof sealedCase>>

async function opens(sealed: Sealed, parts: Part[] = []) {
  mockKey = await toLockedKey(sealed.officer.secret)
  jest.mocked(open).mockReset()
  jest.mocked(open).mockResolvedValue(ok({ ...sealed.opened, parts: [...sealed.opened.parts, ...parts] }))
  return show(sealed.keys.caseId)
}

const fact = (label: string) =>
  within(screen.getByText(label, { selector: 'dt' }).parentElement!).getByRole('definition')

describe('opening a case', () => {
  test('says so while it lasts, then shows what the reporter sealed', async () => {
    await opens(await sealedCase())
    expect(screen.getByText('Membuka perkara di peramban ini…')).toBeInTheDocument()
    expect(await screen.findByText('Cerita pelapor')).toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Disdukcapil: diminta uang')
    expect(screen.getByText('Diminta Rp200.000 supaya KTP jadi hari ini.')).toBeInTheDocument()
    expect(fact('Apa')).toHaveTextContent('Diminta membayar')
    expect(fact('Siapa')).toHaveTextContent('Petugas berkacamata')
    expect(fact('Kapan')).toHaveTextContent('Jumat, 20 November 2026')
    expect(fact('Di mana')).toHaveTextContent('Disdukcapil, Loket 3')
    expect(fact('Berapa')).toHaveTextContent('Rp200.000')
    expect(fact('Pelapor')).toHaveTextContent('Tanpa nama')
    expect(fact('Kontak')).toHaveTextContent('Tidak disebut')
    expect(open).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['NOT_FOUND', 'Perkara ini tidak lagi untuk Anda', false],
    ['UNAVAILABLE', 'Belum dapat dibuka', true],
  ] as const)('%s: %s', async (code, title, again) => {
    const sealed = await sealedCase()
    mockKey = await toLockedKey(sealed.officer.secret)
    jest.mocked(open).mockResolvedValue(fail(code))
    show(sealed.keys.caseId)
    expect(await screen.findByText(title)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Coba lagi' }) !== null).toBe(again)
    if (!again) return
    jest.mocked(open).mockResolvedValue(ok(sealed.opened))
    await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }))
    expect(await screen.findByText('Cerita pelapor')).toBeInTheDocument()
  })

  test('no connection, or a key that is another: each is said', async () => {
    const sealed = await sealedCase()
    mockKey = await toLockedKey(sealed.officer.secret)
    jest.mocked(open).mockRejectedValue(new TypeError('Failed to fetch'))
    const { unmount } = show(sealed.keys.caseId)
    expect(await screen.findByText('Belum dapat dibuka')).toBeInTheDocument()
    unmount()
    mockKey = await toLockedKey((await newIdentity()).secret)
    jest.mocked(open).mockResolvedValue(ok(sealed.opened))
    show(sealed.keys.caseId)
    expect(await screen.findByText('Kunci Anda tidak membuka perkara ini')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Kembalikan kunci ini' })).toBeNull()
  })

  test('a lead hands back a key that does not open it, unless nobody else holds one', async () => {
    const sealed = await sealedCase()
    mockKey = await toLockedKey((await newIdentity()).secret)
    jest.mocked(open).mockResolvedValue(ok(sealed.opened))
    show(sealed.keys.caseId, { assign: { assigneeId: null, officers: [] } })
    const back = await screen.findByRole('button', { name: 'Kembalikan kunci ini' })
    jest.mocked(returnKey).mockResolvedValueOnce(fail('CONFLICT')).mockResolvedValueOnce(ok(null))
    await userEvent.click(back)
    expect(await screen.findByText(/^Tidak dikembalikan/)).toBeInTheDocument()
    await userEvent.click(back)
    expect(await screen.findByText(/^Kunci dikembalikan/)).toBeInTheDocument()
    expect(returnKey).toHaveBeenLastCalledWith({ id: sealed.keys.caseId })
  })
})

describe('what a reporter writes is text', () => {
  test('and nothing else', async () => {
    const hostile = '<img src=x onerror=alert(1)> <b>tebal</b> [x](javascript:alert(1)) https://contoh.example'
    const sealed = await sealedCase({ story: hostile, who: hostile, name: hostile, contact: hostile })
    const { container } = await opens(sealed, [await message(sealed.keys, 1, 'REPORTER', hostile)])
    expect(await screen.findAllByText(hostile)).toHaveLength(5)
    expect(container.querySelector('img, b, a[href^="http"], a[href^="javascript"], script')).toBeNull()
  })
})

describe('what is not as its writer left it is not shown', () => {
  test('a forged, a moved and a swapped message, a missing one, and a forged note', async () => {
    const sealed = await sealedCase()
    const other = await sealedCase()
    const { keys } = sealed
    const flipped = await message(keys, 2, 'REPORTER', 'dipalsukan')
    const tag = flipped.tag.startsWith('A') ? `B${flipped.tag.slice(1)}` : `A${flipped.tag.slice(1)}`
    await opens(sealed, [
      await message(keys, 1, 'REPORTER', 'asli'),
      { ...flipped, tag },
      { ...(await message(other.keys, 3, 'REPORTER', 'dari perkara lain')) },
      { ...(await message(keys, 4, 'REPORTER', 'sisi ditukar')), author: 'OFFICER', by: 'Pak Auditor' },
      { ...(await part(keys, 'MESSAGE', 5, 'bukan pesan')) },
      await message(keys, 7, 'OFFICER', 'terakhir'),
      { ...(await part(keys, 'NOTE', 1, 'catatan')), tag },
    ])
    expect(await screen.findByText('asli')).toBeInTheDocument()
    expect(screen.getByText('terakhir')).toBeInTheDocument()
    expect(screen.getAllByText(/^Tidak asli: pesan ini/)).toHaveLength(4)
    expect(screen.getByText('Pesan nomor 6 tidak diserahkan server.')).toBeInTheDocument()
    expect(screen.getByText(/^Tidak asli: catatan ini/)).toBeInTheDocument()
    for (const text of ['dipalsukan', 'dari perkara lain', 'sisi ditukar', 'bukan pesan', 'catatan'])
      expect(screen.queryByText(text)).toBeNull()
  })

  test('a forged account and title: the number stands in their place', async () => {
    const sealed = await sealedCase()
    const [title, account] = sealed.opened.parts as [Part, Part]
    sealed.opened.parts = [
      { ...title, number: 2 },
      { ...account, tag: title.tag },
    ]
    await opens(sealed)
    expect(await screen.findAllByText(/^Laporan ini tidak asli/)).toHaveLength(2)
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Perkara JK-7F3M-9Q2T')
  })

  test('an account of a form that is not known', async () => {
    const sealed = await sealedCase()
    sealed.opened.parts[1] = await part(sealed.keys, 'ACCOUNT', 1, '{"v":9}')
    await opens(sealed)
    expect(await screen.findAllByText(/tidak berbentuk laporan yang dikenal/)).toHaveLength(2)
  })

  test('facts in the clear that differ from the sealed ones are pointed out', async () => {
    await opens(await sealedCase({ unitId: '74.71.01' }))
    expect(await screen.findByText(/^Data terbuka tidak sama/)).toBeInTheDocument()
    expect(fact('Di mana')).toHaveTextContent('74.71.01')
  })
})

test('what opens on a phone one at a time is all in the page', async () => {
  await opens(await sealedCase())
  const facts = await screen.findByRole('button', { name: 'Fakta' })
  expect(facts).toHaveAttribute('aria-pressed', 'false')
  await userEvent.click(facts)
  expect(facts).toHaveAttribute('aria-pressed', 'true')
  expect(screen.getByText('Cerita pelapor')).toBeInTheDocument()
})
