import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { SignInForm } from '@/app/masuk/form'
import messages from '@/messages/id.json'

const replace = jest.fn()
jest.mock('next/navigation', () => ({ useRouter: () => ({ replace }) }))
// scrypt at its real cost takes a second and more; it has its own tests.
jest.mock('@/lib/sealing/derive', () => ({
  deriveFromPassword: jest.fn(async () => ({ auth: 'a'.repeat(43), sealKey: new Uint8Array(32) })),
}))

const SIGN_IN = '/petugas/auth/callback/credentials'
const fetches = jest.fn()
beforeEach(() => {
  jest.clearAllMocks()
  global.fetch = fetches
})

const answers = (status: number) =>
  fetches.mockImplementation(async (address: string) => {
    if (address === '/petugas/auth/csrf') return Response.json({ csrfToken: 'token' })
    return new Response(null, { status: address === '/petugas/kunci' ? 204 : status })
  })

async function signIn() {
  const user = userEvent.setup()
  render(
    <IntlProvider locale="id" messages={messages}>
      <SignInForm />
    </IntlProvider>,
  )
  await user.type(screen.getByLabelText('Alamat e-mail'), 'seruni@contoh.id')
  await user.type(screen.getByLabelText('Kata sandi'), 'hujan sore di pelabuhan')
  await user.click(screen.getByRole('button', { name: 'Masuk' }))
}

test('sends the derived secret and never the password, then goes to the desk', async () => {
  answers(200)
  await signIn()
  expect(replace).toHaveBeenCalledWith('/petugas')
  const [, { body }] = fetches.mock.calls.find(
    ([address, options]) => options.method === 'POST' && address === SIGN_IN,
  )!
  expect(Object.fromEntries(body)).toEqual({
    ...{ csrfToken: 'token', email: 'seruni@contoh.id', auth: 'a'.repeat(43), code: '', json: 'true' },
  })
  expect(JSON.stringify(fetches.mock.calls)).not.toContain('hujan')
})

test('what is missing is said beside its field, in the page’s language, and nothing is sent', async () => {
  const user = userEvent.setup()
  answers(200)
  render(
    <IntlProvider locale="id" messages={messages}>
      <SignInForm />
    </IntlProvider>,
  )
  const press = () => user.click(screen.getByRole('button', { name: 'Masuk' }))
  await press()
  expect(screen.getAllByText(messages.errors.REQUIRED)).toHaveLength(2)
  expect(screen.getByLabelText('Alamat e-mail')).toHaveFocus()
  await user.type(screen.getByLabelText('Alamat e-mail'), 'seruni')
  await press()
  expect(screen.getByLabelText('Alamat e-mail')).toHaveAccessibleDescription(messages.errors.EMAIL)
  await user.type(screen.getByLabelText('Alamat e-mail'), '@contoh.id')
  await press()
  expect(screen.getByLabelText('Kata sandi')).toHaveFocus()
  expect(fetches.mock.calls.map(([address]) => address)).not.toContain(SIGN_IN)
})

test('whoever is signed in already goes on', async () => {
  fetches.mockResolvedValue(Response.json({ officerId: 'seruni', email: 'seruni@contoh.id', sealed: null }))
  render(
    <IntlProvider locale="id" messages={messages}>
      <SignInForm />
    </IntlProvider>,
  )
  await waitFor(() => expect(replace).toHaveBeenCalledWith('/petugas'))
})

test('says that something does not match, not which, and keeps what was typed', async () => {
  answers(401)
  await signIn()
  expect(await screen.findByRole('alert')).toHaveTextContent('E-mail, kata sandi, atau kode tidak cocok.')
  expect(screen.getByLabelText('Alamat e-mail')).toHaveValue('seruni@contoh.id')
  expect(screen.getByLabelText('Kata sandi')).toHaveValue('hujan sore di pelabuhan')
  expect(screen.getByRole('button', { name: 'Masuk' })).not.toHaveAttribute('aria-disabled')
  expect(replace).not.toHaveBeenCalled()
})

test.each([403, 413, 500, 503])('a server that answers %i is said to be out of reach', async (status) => {
  answers(status)
  await signIn()
  expect(await screen.findByRole('alert')).toHaveTextContent('Belum dapat masuk.')
})

test('so is one that does not answer', async () => {
  fetches.mockRejectedValue(new TypeError('network'))
  await signIn()
  expect(await screen.findByRole('alert')).toHaveTextContent('Belum dapat masuk.')
})

test('the fields have no names: before this code runs a press sends nothing', () => {
  const { container } = render(
    <IntlProvider locale="id" messages={messages}>
      <SignInForm />
    </IntlProvider>,
  )
  expect(container.querySelectorAll('[name]')).toHaveLength(0)
  expect(container.querySelector('form')).toHaveAttribute('method', 'post')
})

test('the password can be looked at, and managers know the fields', async () => {
  const user = userEvent.setup()
  render(
    <IntlProvider locale="id" messages={messages}>
      <SignInForm />
    </IntlProvider>,
  )
  const password = screen.getByLabelText('Kata sandi')
  expect(password).toHaveAttribute('type', 'password')
  expect(password).toHaveAttribute('autocomplete', 'current-password')
  expect(screen.getByLabelText('Alamat e-mail')).toHaveAttribute('autocomplete', 'username')
  await user.click(screen.getByRole('button', { name: 'Lihat' }))
  expect(password).toHaveAttribute('type', 'text')
})
