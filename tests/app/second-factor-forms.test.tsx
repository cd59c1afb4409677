import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { activateAccount, openInvitation } from '@/app/aktivasi/actions'
import { ActivationSteps } from '@/app/aktivasi/steps'
import { CodeForm } from '@/app/petugas/kode/code-form'
import type { FormState } from '@/lib/action'
import { fail, ok } from '@/lib/domain/result'
import messages from '@/messages/id.json'

jest.mock('@/app/aktivasi/actions', () => ({ openInvitation: jest.fn(), activateAccount: jest.fn() }))
jest.mock('@/app/account/strength', () => ({ STRONG: 3, strengthOf: jest.fn(async () => 4) }))
// scrypt at its real cost takes a second and more; it has its own tests.
jest.mock('@/lib/sealing/derive', () => ({
  deriveFromPassword: jest.fn(async (password: string) => ({
    auth: `auth of ${password}`,
    sealKey: new Uint8Array(32),
  })),
}))

const shown = (element: React.ReactElement) =>
  render(
    <IntlProvider locale="id" messages={messages}>
      {element}
    </IntlProvider>,
  )
const PASSWORD = 'perahu hijau di teluk tenang'

describe('a link for new keys', () => {
  const seat = { name: 'Dahlia', title: 'Uji', email: 'dahlia@contoh.id', role: 'ADMIN' as const, unit: null }

  async function chosen(secondFactor: boolean) {
    window.location.hash = `#${'a'.repeat(43)}`
    jest.mocked(activateAccount).mockReset()
    jest.mocked(openInvitation).mockResolvedValue(ok({ ...seat, secondFactor }))
    const user = userEvent.setup()
    shown(<ActivationSteps />)
    await user.type(await screen.findByLabelText('Kata sandi'), PASSWORD)
    await user.type(screen.getByLabelText('Kata sandi, sekali lagi'), PASSWORD)
    return user
  }
  const create = () => screen.getByRole('button', { name: 'Buat akun saya' })

  test('of an account with a second factor asks for a code of it before anything is sent, and again after a wrong one', async () => {
    const user = await chosen(true)
    await user.click(create())
    const code = await screen.findByLabelText('Kode dua langkah')
    expect(activateAccount).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Lanjut' }))
    expect(screen.getByText('Bagian ini harus diisi.')).toBeInTheDocument()
    jest.mocked(activateAccount).mockResolvedValueOnce(fail('INVALID', { code: { key: 'WRONG_CODE' } }))
    await user.type(code, '000000')
    await user.click(screen.getByRole('button', { name: 'Lanjut' }))
    expect(await screen.findByText(/^Kode ini tidak cocok/)).toBeInTheDocument()
    jest
      .mocked(activateAccount)
      .mockResolvedValueOnce(fail('LIMITED'))
      .mockResolvedValueOnce(ok({ awaitsLead: false }))
    await user.type(screen.getByLabelText('Kode dua langkah'), '123456')
    await user.click(screen.getByRole('button', { name: 'Lanjut' }))
    expect(await screen.findByText(/^Terlalu banyak percobaan/)).toBeInTheDocument()
    await user.type(screen.getByLabelText('Kode dua langkah'), '234567')
    await user.click(screen.getByRole('button', { name: 'Lanjut' }))
    expect(await screen.findByText('Akun Anda sudah dibuat')).toBeInTheDocument()
    // One password, one key: only the code is another.
    const sent = jest.mocked(activateAccount).mock.calls.map(([input]) => input as { auth: string; code: string })
    expect(sent.map(({ code }) => code)).toEqual(['000000', '123456', '234567'])
    expect(new Set(sent.map(({ auth }) => auth))).toEqual(new Set([`auth of ${PASSWORD}`]))
  })

  test('of any other asks for none', async () => {
    const user = await chosen(false)
    jest.mocked(activateAccount).mockResolvedValueOnce(ok({ awaitsLead: false }))
    await user.click(create())
    expect(await screen.findByText('Akun Anda sudah dibuat')).toBeInTheDocument()
    expect(screen.queryByLabelText('Kode dua langkah')).toBeNull()
  })
})

describe('setting a second factor up', () => {
  type Codes = FormState<{ codes: string[] }>
  const action = jest.fn<Promise<Codes>, [Codes, FormData]>()
  const fields = [{ kind: 'code' as const, name: 'code', label: 'Enam angka dari aplikasi', value: '' }]
  beforeEach(() => void action.mockReset())

  test('asks for the password, sends what stands for it, and says when it is another', async () => {
    const wrong = fail('INVALID', { password: { key: 'PASSWORD_WRONG' } })
    action.mockResolvedValueOnce({ result: wrong, values: { code: '123456' } })
    action.mockResolvedValueOnce({ result: ok({ codes: ['AAAA'] }), values: {} })
    const user = userEvent.setup()
    shown(<CodeForm id="pasang" action={action} fields={fields} submit="Aktifkan" email="dahlia@contoh.id" />)
    await user.type(screen.getByLabelText('Enam angka dari aplikasi'), '123456')
    await user.click(screen.getByRole('button', { name: 'Aktifkan' }))
    expect(await screen.findByText('Bagian ini harus diisi.')).toBeInTheDocument()
    expect(action).not.toHaveBeenCalled()
    expect(screen.getByLabelText('Enam angka dari aplikasi')).toHaveValue('123456')
    await user.type(screen.getByLabelText('Kata sandi Anda'), 'bukan')
    await user.click(screen.getByRole('button', { name: 'Aktifkan' }))
    expect(await screen.findByText('Ini bukan kata sandi Anda sekarang.')).toBeInTheDocument()
    await user.clear(screen.getByLabelText('Kata sandi Anda'))
    await user.type(screen.getByLabelText('Kata sandi Anda'), PASSWORD)
    await user.click(screen.getByRole('button', { name: 'Aktifkan' }))
    expect(await screen.findByText('Kode dua langkah aktif')).toBeInTheDocument()
    const forms = action.mock.calls.map(([, form]) => Object.fromEntries(form))
    expect(forms).toEqual([
      { code: '123456', auth: 'auth of bukan' },
      { code: '123456', auth: `auth of ${PASSWORD}` },
    ])
  })
})
