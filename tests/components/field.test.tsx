import { render, screen } from '@testing-library/react'
import { CONTROL, Field } from '@/components/field'

const input = (aria: object) => <input {...aria} className={CONTROL} />

test('a control is named by its label and described by hint and error, error last', () => {
  render(
    <Field id="jumlah" label="Berapa yang diminta?" hint="Dalam rupiah" error="Tulis dengan angka saja.">
      {input}
    </Field>,
  )
  const control = screen.getByRole('textbox', { name: 'Berapa yang diminta?' })
  expect(control).toHaveAccessibleDescription('Dalam rupiah Tulis dengan angka saja.')
  expect(control).toBeInvalid()
})

test('without trouble a control is neither described nor invalid', () => {
  render(
    <Field id="nama" label="Nama" optional="boleh dikosongkan">
      {input}
    </Field>,
  )
  const control = screen.getByRole('textbox', { name: 'Nama (boleh dikosongkan)' })
  expect(control).not.toHaveAttribute('aria-describedby')
  expect(control).not.toHaveAttribute('aria-invalid')
})
