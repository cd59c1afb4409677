import { screen, waitFor } from '@testing-library/react'
import messages from '@/messages/id.json'
import { ACCEPTED, fetches, fillIn, receipt, send } from './sending-setup'

describe('the receipt', () => {
  const leaving = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }

  test('is held on to until it is saved; the quick exit is never held up', async () => {
    fetches.mockResolvedValue(Response.json(ACCEPTED))
    const user = await fillIn()
    expect(leaving()).toBe(true)
    await send(user)
    await receipt()
    expect(leaving()).toBe(true)
    document.documentElement.hidden = true
    expect(leaving()).toBe(false)
    document.documentElement.hidden = false

    await user.click(screen.getByRole('button', { name: 'Ke halaman Lacak' }))
    expect(await screen.findByText('Centang dulu “Sudah saya simpan”.')).toBeVisible()
    await user.click(screen.getByRole('checkbox', { name: 'Sudah saya simpan' }))
    await waitFor(() => expect(leaving()).toBe(false))
    expect(screen.getByRole('link', { name: 'Ke halaman Lacak' })).toHaveAttribute('href', '/lacak')
  })

  test('says what happens next, by which day, and the public number', async () => {
    fetches.mockResolvedValue(Response.json(ACCEPTED))
    await send(await fillIn())
    await receipt()
    expect(screen.getByText('Jumat, 27 November 2026')).toBeVisible()
    expect(screen.getByText('JK-7F3M-9Q2T')).toBeVisible()
    expect(screen.getByText(messages.report.receipt.warning)).toBeVisible()
  })

  test('is copied whole, and where no picture can be drawn it says so', async () => {
    fetches.mockResolvedValue(Response.json(ACCEPTED))
    const user = await fillIn()
    await send(user)
    const code = await receipt()
    await user.click(screen.getByRole('button', { name: 'Salin' }))
    expect(await navigator.clipboard.readText()).toBe(code)
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
    await user.click(screen.getByRole('button', { name: 'Simpan gambar' }))
    expect(await screen.findByText(messages.report.receipt.imageFailed)).toBeVisible()
  })
})
