import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { DeskForm, type DeskFormAction } from '@/app/petugas/desk-form'
import { ImportForm } from '@/app/petugas/papan/impor/import-form'
import { fail, ok } from '@/lib/domain/result'
import { IMPORT_KB_MAX } from '@/lib/domain/stock-import'
import messages from '@/messages/id.json'

function show(children: React.ReactNode) {
  render(
    <IntlProvider locale="id" messages={messages} timeZone="Asia/Makassar">
      {children}
    </IntlProvider>,
  )
  return userEvent.setup()
}

const FIELDS = [
  { kind: 'line', name: 'name', label: 'Nama', value: 'Mandonga' },
  { kind: 'line', name: 'slug', label: 'Alamat papan', value: 'mandonga' },
] as const

test('the first field that is wrong has the focus; what was saved comes into sight above a long form', async () => {
  const sight = jest.spyOn(Element.prototype, 'scrollIntoView')
  const action: jest.MockedFunction<DeskFormAction> = jest.fn()
  action.mockResolvedValueOnce({ result: fail('INVALID', { slug: { key: 'SLUG_TAKEN' } }), values: { slug: 'poasia' } })
  action.mockResolvedValueOnce({ result: ok({ at: '2026-11-24T02:20:00Z' }), values: {} })
  const user = show(<DeskForm id="unit" action={action} fields={FIELDS} submit="Simpan" />)
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(screen.getByLabelText('Alamat papan')).toHaveFocus()
  expect(sight).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  const saved = await screen.findByRole('status')
  expect(sight.mock.contexts).toEqual([saved])
})

test('nothing is typed that the answer would wipe', async () => {
  let finish = () => {}
  const action: DeskFormAction = () =>
    new Promise((resolve) => (finish = () => resolve({ result: ok({ at: '2026-11-24T02:20:00Z' }), values: {} })))
  const user = show(<DeskForm id="unit" action={action} fields={FIELDS} submit="Simpan" />)
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  const name = screen.getByLabelText('Nama')
  await user.type(name, ' Dua')
  expect(name).toHaveValue('Mandonga')
  finish()
  await screen.findByRole('status')
  await user.type(name, ' Dua')
  expect(name).toHaveValue('Mandonga Dua')
})

test('a file that is too large is told here and not sent', async () => {
  const action = jest.fn()
  const user = show(<ImportForm action={action} token="t" />)
  const field = screen.getByLabelText('Berkas CSV')
  await user.upload(field, new File(['x'.repeat(IMPORT_KB_MAX * 1000 + 1)], 'foto.csv', { type: 'text/csv' }))
  await user.click(screen.getByRole('button', { name: 'Lihat pratinjau' }))
  expect(field).toHaveAccessibleDescription(/Berkas terlalu besar: paling banyak 64 kB/)
  expect(field).toHaveFocus()
  expect(action).not.toHaveBeenCalled()
})
