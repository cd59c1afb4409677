import { render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl/react'
import { AccountForm } from '@/app/petugas/akun/account-form'
import messages from '@/messages/id.json'

jest.mock('@/app/petugas/akun/actions', () => ({ setActive: jest.fn() }))

const form = (alone: number) => (
  <IntlProvider locale="id" messages={messages}>
    <AccountForm id="a" name="Wa Ode" active alone={alone} />
  </IntlProvider>
)
const WARNING = /^Tanpa akun ini, tidak ada pengendali aktif yang memegang kunci 7 perkara\./

test('whoever takes the only holder of keys off is told so first, and of others nothing', () => {
  const { rerender } = render(form(7))
  expect(screen.getByText(WARNING)).toBeInTheDocument()
  rerender(form(0))
  expect(screen.queryByText(/^Tanpa akun ini/)).toBeNull()
  expect(screen.getByText(/perkaranya kembali ke “Belum ditugaskan”/)).toBeInTheDocument()
})
