import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { CopyButton } from '@/components/copy-button'

const labels = { copy: 'Salin', copied: 'Tersalin', failed: 'Tidak dapat menyalin.' }

test('copies the text and says so', async () => {
  const user = userEvent.setup()
  render(<CopyButton text="JK-7F3M-9Q2T" labels={labels} />)
  await user.click(screen.getByRole('button', { name: 'Salin' }))
  expect(await navigator.clipboard.readText()).toBe('JK-7F3M-9Q2T')
  expect(screen.getByRole('status')).toHaveTextContent('Tersalin')
})

test('says what to do where the clipboard is closed', async () => {
  const user = userEvent.setup()
  jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
  render(<CopyButton text="JK-7F3M-9Q2T" labels={labels} />)
  await user.click(screen.getByRole('button', { name: 'Salin' }))
  expect(await screen.findByText('Tidak dapat menyalin.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Salin' })).toBeEnabled()
})
