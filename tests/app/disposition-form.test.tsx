import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { addressees, sendOne } from '@/app/petugas/disposisi/actions'
import { DispositionForm } from '@/app/petugas/kasus/[id]/disposition-form'
import type { Addressee } from '@/lib/data/addressees'
import type { SendDisposition } from '@/lib/domain/disposition'
import { fail, ok } from '@/lib/domain/result'
import { newCaseKeys } from '@/lib/sealing/case-seal'
import { fingerprint } from '@/lib/sealing/fingerprint'
import { newIdentity } from '@/lib/sealing/identity'
import messages from '@/messages/id.json'

jest.mock('@/app/petugas/disposisi/actions', () => ({ addressees: jest.fn(), sendOne: jest.fn() }))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: jest.fn() }) }))

const user = userEvent.setup()
const UNIT = { id: 'disdukcapil', name: 'Disdukcapil' }

async function operator(id: string, name: string, unused: boolean): Promise<Addressee> {
  const { recipient } = await newIdentity()
  return { id, name, title: 'Loket', recipient, sign: fingerprint([recipient]), since: '2026-11-03', unused }
}

const offers = (...operators: Addressee[]) => jest.mocked(addressees).mockResolvedValue(ok([{ ...UNIT, operators }]))
const tick = (name: string) => screen.getByRole('checkbox', { name: new RegExp(`^${name}`) })
const send = () => user.click(screen.getByRole('button', { name: 'Segel dan kirim' }))
const sent = () => jest.mocked(sendOne).mock.calls.map(([input]) => input as SendDisposition)

async function shown() {
  const { caseId, secret } = await newCaseKeys()
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <DispositionForm id={caseId} secret={secret} warns={false} unitId={UNIT.id} />
    </IntlProvider>,
  )
  await user.click(screen.getByRole('button', { name: 'Tulis disposisi' }))
  await user.type(await screen.findByLabelText('Surat untuk unit'), 'Siapa bertugas?')
}

beforeEach(() => {
  jest.resetAllMocks()
  sessionStorage.clear()
})

test('nobody is ticked; each key shows its sign and its age, and a new one says that it is', async () => {
  const [known, made] = [await operator('a', 'Ibu Lama', false), await operator('b', 'Pak Baru', true)]
  offers(known, made)
  await shown()
  for (const one of [known, made]) {
    expect(tick(one.name)).not.toBeChecked()
    expect(tick(one.name).closest('label')).toHaveTextContent(one.sign)
  }
  expect(tick('Ibu Lama').closest('label')).toHaveTextContent(/sejak 3 Nov 2026$/)
  const words = tick('Pak Baru').closest('label')!
  expect(within(words).getByText(/^kunci baru sejak 3 Nov 2026/).tagName).toBe('STRONG')
  await send()
  expect(screen.getByText('Bagian ini harus diisi.')).toBeInTheDocument()
  expect(sendOne).not.toHaveBeenCalled()
})

test('an operator whose key changes meanwhile is chosen no longer; another who was stays so', async () => {
  const [same, renewed] = [await operator('a', 'Ibu Lama', false), await operator('b', 'Pak Baru', false)]
  offers(same, renewed)
  await shown()
  for (const one of [same, renewed]) await user.click(tick(one.name))
  const next = await operator('b', 'Pak Baru', true)
  offers(same, next)
  jest.mocked(sendOne).mockResolvedValueOnce(fail('CONFLICT', { officers: { key: 'CHANGED' } }))
  await send()
  expect(await screen.findByText(/^Kunci seorang petugas unit baru saja berganti/)).toBeInTheDocument()
  expect([tick('Ibu Lama'), tick('Pak Baru')].map((box) => (box as HTMLInputElement).checked)).toEqual([true, false])
  expect(tick('Pak Baru').closest('label')).toHaveTextContent(next.sign)
  jest.mocked(sendOne).mockResolvedValueOnce(ok({ reference: 'DS-7F3M-9Q2T' }))
  await send()
  expect(await screen.findByText('Disposisi DS-7F3M-9Q2T terkirim.')).toBeInTheDocument()
  expect(sent().map(({ grants }) => grants.map(({ officerId }) => officerId))).toEqual([['a', 'b'], ['a']])
})

test('after a lost answer the same letter goes again as it was, with other days as another', async () => {
  offers(await operator('a', 'Ibu Lama', false))
  await shown()
  await user.click(tick('Ibu Lama'))
  jest.mocked(sendOne).mockRejectedValue(new TypeError('Failed to fetch'))
  await send()
  await screen.findByText(/^Sambungan terputus/)
  await send()
  await waitFor(() => expect(sendOne).toHaveBeenCalledTimes(2))
  await screen.findByText(/^Sambungan terputus/)
  const days = screen.getByLabelText('Dijawab dalam berapa hari kerja')
  await user.clear(days)
  await user.type(days, '3')
  await send()
  await waitFor(() => expect(sendOne).toHaveBeenCalledTimes(3))
  await screen.findByText(/^Sambungan terputus/)
  const [first, again, other] = sent()
  expect(again).toEqual(first)
  expect([other!.days, other!.disposition === first!.disposition]).toEqual([3, false])
})
