import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { ConfirmForm } from '@/app/petugas/papan/confirm-form'
import { type DeskAction, type DeskState } from '@/app/petugas/papan/form-parts'
import { NoticeForm } from '@/app/petugas/papan/notice-form'
import { StatusForm } from '@/app/petugas/papan/status-form'
import { CorrectionForm, StockForm } from '@/app/petugas/papan/stock-form'
import { fail, ok } from '@/lib/domain/result'
import messages from '@/messages/id.json'

const ITEM = { id: 'blanko-ktp-el', name: 'Blanko KTP-el' }
const SERVICE = {
  id: 'ktp-baru',
  name: 'Penerbitan KTP-el baru',
  status: 'OPEN',
  said: null,
  why: 'Berjalan.',
} as const

const fieldsOf = (form: FormData) => Object.fromEntries(form) as Record<string, string>
const saves = () =>
  jest.fn(async (_: DeskState, form: FormData): Promise<DeskState> => ({
    result: ok({ at: '2026-11-24T02:20:00Z' }),
    values: fieldsOf(form),
  }))
const refuses = (fields: Record<string, { key: string; max?: number }>) =>
  jest.fn(async (_: DeskState, form: FormData): Promise<DeskState> => ({
    result: fail('INVALID', fields),
    values: fieldsOf(form),
  }))
const sent = (action: jest.Mock) => fieldsOf(action.mock.calls[0][1])

function show(children: React.ReactNode) {
  render(
    <IntlProvider locale="id" messages={messages} timeZone="Asia/Makassar">
      {children}
    </IntlProvider>,
  )
  return userEvent.setup()
}

test('one press confirms the whole board, and says when it was saved', async () => {
  const action = saves()
  const user = show(<ConfirmForm action={action} stamp={{ token: 't-1', unit: 'dukcapil', seen: 7 }} again={false} />)
  await user.click(screen.getByRole('button', { name: 'Masih sama seperti kemarin' }))
  expect(sent(action)).toEqual({ form: 't-1', unit: 'dukcapil', seen: '7' })
  expect(await screen.findByRole('status')).toHaveTextContent('Tersimpan, 10.20 WITA.')
})

test('two presses set a status: the service, then what stands', async () => {
  const action = saves()
  const user = show(
    <StatusForm action={action} stamp={{ token: 't-2', unit: 'dukcapil', seen: 7 }} service={SERVICE} />,
  )
  await user.click(screen.getByText('Penerbitan KTP-el baru'))
  await user.click(screen.getByRole('button', { name: 'Terganggu' }))
  expect(sent(action)).toEqual({
    form: 't-2',
    unit: 'dukcapil',
    seen: '7',
    service: 'ktp-baru',
    status: 'DISRUPTED',
    reason: '',
    instead: '',
  })
})

test('what stands is marked, and why is there to be changed', () => {
  const said = {
    override: 'LIMITED',
    reason: 'Kuota 50',
    instead: 'Datang pagi',
    since: null,
    confirmedAt: null,
  } as const
  show(<StatusForm action={saves()} stamp={{ token: 't', unit: 'dukcapil', seen: 7 }} service={{ ...SERVICE, said }} />)
  const marked = screen.getAllByRole('button', { hidden: true, pressed: true })
  expect(marked.map((button) => button.textContent)).toEqual(['Terbatas'])
  expect(screen.getByLabelText(/Sebabnya/)).toHaveValue('Kuota 50')
  expect(screen.getByLabelText(/Sarannya/)).toHaveValue('Datang pagi')
})

test('a refused field says so beside it and has the focus, and what was typed is kept', async () => {
  const action = refuses({ reason: { key: 'TOO_LONG', max: 140 } })
  const user = show(<StatusForm action={action} stamp={{ token: 't', unit: 'dukcapil', seen: 7 }} service={SERVICE} />)
  await user.click(screen.getByText('Penerbitan KTP-el baru'))
  await user.type(screen.getByLabelText(/Sebabnya/), 'SIAK lambat')
  await user.type(screen.getByLabelText(/Sarannya/), 'Datang siang')
  await user.click(screen.getByRole('button', { name: 'Terbatas' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Belum terkirim')
  const reason = screen.getByLabelText(/Sebabnya/)
  expect(reason).toBeInvalid()
  expect(reason).toHaveAccessibleDescription(/paling banyak 140 huruf/)
  expect(reason).toHaveValue('SIAK lambat')
  expect(reason).toHaveFocus()
  expect(screen.getByLabelText(/Sarannya/)).toHaveValue('Datang siang')
})

test('Enter in a field chooses no status: the form asks for one', async () => {
  const action = refuses({ status: { key: 'CHOICE' } })
  const user = show(<StatusForm action={action} stamp={{ token: 't', unit: 'dukcapil', seen: 7 }} service={SERVICE} />)
  await user.click(screen.getByText('Penerbitan KTP-el baru'))
  await user.type(screen.getByLabelText(/Sebabnya/), 'SIAK lambat{Enter}')
  expect(sent(action)).not.toHaveProperty('status')
  expect(await screen.findByText('Pilih salah satu.')).toBeVisible()
  expect(screen.getByLabelText(/Sebabnya/)).toHaveValue('SIAK lambat')
})

test('one card issued is one press', async () => {
  const action = saves()
  const user = show(
    <StockForm
      action={action}
      stamp={{ token: 't-3', unit: 'dukcapil', seen: 7 }}
      item={ITEM}
      kinds={['ISSUED', 'RECEIVED', 'DAMAGED', 'COUNTED']}
    />,
  )
  await user.click(screen.getByRole('button', { name: '− Terbit' }))
  expect(sent(action)).toEqual({
    ...{ form: 't-3', unit: 'dukcapil', seen: '7', item: 'blanko-ktp-el', kind: 'ISSUED', quantity: '1', note: '' },
    when: '',
  })
})

test('what is more than there is is refused with how many there are', async () => {
  const user = show(
    <StockForm
      action={refuses({ quantity: { key: 'BELOW_ZERO', max: 3 } })}
      stamp={{ token: 't', unit: 'dukcapil', seen: 7 }}
      item={ITEM}
      kinds={['ISSUED', 'RECEIVED']}
    />,
  )
  const quantity = screen.getByLabelText('Jumlah')
  await user.clear(quantity)
  await user.type(quantity, '12')
  await user.click(screen.getByRole('button', { name: '− Terbit' }))
  expect(await screen.findByText('Stok tidak dapat di bawah nol: tercatat 3.')).toBeVisible()
  expect(screen.getByLabelText('Jumlah')).toHaveValue('12')
  expect(screen.getByLabelText('Jumlah')).toHaveFocus()
})

test('a correction is an entry of its own', async () => {
  const action = saves()
  const user = show(<CorrectionForm action={action} stamp={{ token: 't-4', unit: 'dukcapil', seen: 7 }} item={ITEM} />)
  await user.click(screen.getByText('Koreksi salah catat'))
  await user.type(screen.getByLabelText('Selisihnya'), '-3')
  await user.type(screen.getByLabelText(/Apa yang salah catat/), 'Terhitung dua kali')
  await user.click(screen.getByRole('button', { name: 'Catat koreksi' }))
  expect(sent(action)).toMatchObject({ kind: 'CORRECTED', quantity: '-3', note: 'Terhitung dua kali' })
})

test('a notice has an end, and one that stands can be taken down', async () => {
  const action = saves()
  const stamps = {
    save: { token: 't-5', unit: 'dukcapil', seen: 7 },
    remove: { token: 't-6', unit: 'dukcapil', seen: 7 },
  }
  const user = show(<NoticeForm action={action} stamps={stamps} notice="Antre di loket 2" until="2026-11-24T16:00" />)
  expect(screen.getByLabelText('Isi pengumuman')).toHaveValue('Antre di loket 2')
  expect(screen.getByLabelText('Berlaku sampai')).toHaveValue('2026-11-24T16:00')
  await user.click(screen.getByRole('button', { name: 'Turunkan pengumuman' }))
  expect(sent(action)).toEqual({ form: 't-6', unit: 'dukcapil', seen: '7', text: '', until: '' })
})

test('while it is sent the pressed button says so, and neither a second press nor a number is taken that the answer would wipe', async () => {
  let finish = () => {}
  const action: jest.MockedFunction<DeskAction> = jest.fn(
    (state, _form) =>
      new Promise<DeskState>(
        (resolve) => (finish = () => resolve({ ...state, result: ok({ at: '2026-11-24T02:20:00Z' }) })),
      ),
  )
  const user = show(
    <StockForm
      action={action}
      stamp={{ token: 't', unit: 'dukcapil', seen: 7 }}
      item={ITEM}
      kinds={['ISSUED', 'RECEIVED']}
    />,
  )
  const [, issued] = screen.getAllByRole('button', { hidden: true })
  await user.dblClick(issued!)
  expect(issued).toHaveTextContent('Menyimpan…')
  expect(screen.getByRole('button', { name: '+ Diterima' })).toHaveAttribute('aria-disabled', 'true')
  expect(action).toHaveBeenCalledTimes(1)
  await user.type(screen.getByLabelText('Jumlah'), '5')
  expect(screen.getByLabelText('Jumlah')).toHaveValue('1')
  finish()
  expect(await screen.findByRole('status')).toBeVisible()
  expect(within(document.body).getByRole('button', { name: '− Terbit' })).not.toHaveAttribute('aria-disabled')
  await user.type(screen.getByLabelText('Jumlah'), '5')
  expect(screen.getByLabelText('Jumlah')).toHaveValue('15')
})

test('of a unit that its operator has left it is said that nothing was published', async () => {
  const action = refuses({ unit: { key: 'OTHER_UNIT' } })
  const user = show(<ConfirmForm action={action} stamp={{ token: 't', unit: 'dulu', seen: 7 }} again={false} />)
  await user.click(screen.getByRole('button', { name: 'Masih sama seperti kemarin' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('papan unit Anda yang dulu')
})
