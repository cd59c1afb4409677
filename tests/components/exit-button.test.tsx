import { fireEvent, render, screen } from '@testing-library/react'
import { EXIT_ADDRESS, ExitButton } from '@/components/exit-button'

// A simulated browser goes nowhere: the way out is handed in.
const leave = jest.fn()
const press = (timeStamp: number, key = 'Escape', repeat = false) => {
  const event = new KeyboardEvent('keydown', { key, repeat })
  Object.defineProperty(event, 'timeStamp', { value: timeStamp })
  window.dispatchEvent(event)
}

beforeEach(() => {
  leave.mockClear()
  document.title = 'JARI'
  document.documentElement.hidden = false
  render(<ExitButton label="Keluar cepat" hint="Membuka situs cuaca" go={leave} />)
})

test('is a plain link to a neutral page that does not say where it comes from', () => {
  const link = document.querySelector('a')
  expect(link).toHaveAttribute('href', EXIT_ADDRESS)
  expect(link?.rel.split(' ')).toContain('noreferrer')
})

test('a press blanks the screen and the title, then goes', () => {
  fireEvent.click(screen.getByRole('link', { name: 'Keluar cepat' }))
  expect(leave).toHaveBeenCalledWith(EXIT_ADDRESS)
  expect(document.documentElement).not.toBeVisible()
  expect(document.title).toBe('')
})

test('Esc three times within two seconds goes', () => {
  press(1000)
  press(1500)
  expect(leave).not.toHaveBeenCalled()
  press(2900)
  expect(leave).toHaveBeenCalledTimes(1)
})

test.each([
  ['too slowly', () => [1000, 2500, 4000].forEach((at) => press(at))],
  ['with another key between', () => (press(1000), press(1200), press(1300, 'a'), press(1400))],
  ['by holding it down', () => [1000, 1100, 1200, 1300].forEach((at) => press(at, 'Escape', at > 1000))],
])('Esc %s does not go', (_how, presses) => {
  presses()
  expect(leave).not.toHaveBeenCalled()
})
