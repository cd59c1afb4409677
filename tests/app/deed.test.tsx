import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { OfficerReasonForm } from '@/app/petugas/kasus/[id]/officer-reason-form'
import type { Send, Sent } from '@/app/petugas/kasus/[id]/use-case'
import { fail, ok } from '@/lib/domain/result'
import messages from '@/messages/id.json'

const mockRefresh = jest.fn()
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: mockRefresh }) }))

const user = userEvent.setup()
const answers: ((result: Sent<null>) => void)[] = []
const sent = jest.fn()
const send = ((...[kind, text]: Parameters<Send>) => {
  sent(kind, text)
  return new Promise<Sent<null>>((resolve) => answers.push(resolve))
}) as Send
const officer = () => screen.getByLabelText('Petugas')
const reason = () => screen.getByLabelText('Alasan')
const press = () => user.click(screen.getByRole('button'))

beforeEach(async () => {
  jest.clearAllMocks()
  answers.length = 0
  render(
    <IntlProvider locale="id" messages={messages} timeZone="Asia/Makassar">
      <OfficerReasonForm
        of="withhold"
        state="VERIFYING"
        officers={[{ id: 'a', name: 'Wa Ode', title: 'Auditor' }]}
        send={send}
        deliver={jest.fn()}
      />
    </IntlProvider>,
  )
  await user.click(screen.getByText('Petugas yang disebut dalam perkara'))
})

async function filled() {
  await user.selectOptions(officer(), 'a')
  await user.type(reason(), '  Disebut pelapor. ')
}

test('what is missing is said at its field, the first of them has the focus, and nothing is sent', async () => {
  await press()
  expect(officer()).toHaveFocus()
  expect(officer()).toBeInvalid()
  expect(reason()).toBeInvalid()
  await user.selectOptions(officer(), 'a')
  await press()
  expect(officer()).toBeValid()
  expect(reason()).toHaveFocus()
  expect(sent).not.toHaveBeenCalled()
  expect(mockRefresh).not.toHaveBeenCalled()
})

test('pressed twice, it is done once; then the form is empty and the page comes anew', async () => {
  await filled()
  await press()
  await press()
  expect(sent.mock.calls).toEqual([['NOTE', 'Disebut pelapor.']])
  expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true')
  answers[0]?.(ok(null))
  expect(await screen.findByRole('button', { name: 'Tandai' })).not.toHaveAttribute('aria-disabled')
  expect(officer()).toHaveValue('')
  expect(reason()).toHaveValue('')
  expect(mockRefresh).toHaveBeenCalledTimes(1)
})

test('what failed is said, keeps what was typed, and can be tried again', async () => {
  await filled()
  await press()
  answers[0]?.({ ok: false, error: { code: 'OFFLINE' } })
  expect(await screen.findByText(/Sambungan terputus/)).toBeInTheDocument()
  expect(officer()).toHaveValue('a')
  expect(reason()).toHaveValue('  Disebut pelapor. ')
  await press()
  expect(screen.queryByText(/Sambungan terputus/)).toBeNull()
  answers[1]?.(fail('CONFLICT', { version: { key: 'CHANGED' } }))
  expect(await screen.findByText(/Orang lain baru saja mengubah perkara ini/)).toBeInTheDocument()
  expect(sent).toHaveBeenCalledTimes(2)
  expect(mockRefresh).toHaveBeenCalledTimes(2)
})
