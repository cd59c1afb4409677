import { render, screen } from '@testing-library/react'
import jsQR from 'jsqr'
import { QrCode, qrSquares } from '@/components/qr-code'

const SCALE = 4

/** The code as a camera has it: light and dark points. */
function pixels({ size, rows }: ReturnType<typeof qrSquares>): { data: Uint8ClampedArray; side: number } {
  const side = size * SCALE
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const dark = rows[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)]
      if (dark) data.set([0, 0, 0, 255], (y * side + x) * 4)
    }
  return { data, side }
}

test.each([
  'https://jari.kendarikota.go.id/layanan/kelurahan-andonohu',
  'http://localhost:3000/lapor?unit=disdukcapil',
])('%s is read again from its squares', (text) => {
  const { data, side } = pixels(qrSquares(text))
  expect(jsQR(data, side, side)?.data).toBe(text)
})

test('it is an image with a name, white around, dark on white whatever the theme', () => {
  render(<QrCode text="x" label="Kode QR ke papan" />)
  const image = screen.getByRole('img', { name: 'Kode QR ke papan' })
  expect(image.querySelector('rect')).toHaveAttribute('fill', '#fff')
  expect(image.querySelector('path')).toHaveAttribute('fill', '#000')
  const { size, rows } = qrSquares('x')
  for (const row of [rows[0], rows[3], rows[size - 1]]) expect(row).toEqual(Array(size).fill(false))
})
