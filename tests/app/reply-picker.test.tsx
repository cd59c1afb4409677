import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { IntlProvider } from 'use-intl'
import { ReplyPicker } from '@/app/petugas/kasus/[id]/reply-picker'
import messages from '@/messages/id.json'

const REPLIES = [
  { id: 'a', title: 'Terima kasih', text: 'Terima kasih atas laporan JK-1.', own: true },
  { id: 'b', title: 'Bukti', text: 'Anda dapat menambah bukti.', own: false },
]

function Form({ replies = REPLIES }: { replies?: typeof REPLIES }) {
  const [text, setText] = useState('')
  return (
    <IntlProvider locale="id" messages={messages}>
      <ReplyPicker replies={replies} fieldId="pesan" text={text} onText={setText} />
      <textarea id="pesan" aria-label="Pesan" value={text} onChange={(event) => setText(event.target.value)} />
    </IntlProvider>
  )
}

const user = userEvent.setup()
const field = () => screen.getByLabelText<HTMLTextAreaElement>('Pesan')

test('by keyboard alone: choose, insert, and go on writing behind it', async () => {
  render(<Form />)
  await user.tab()
  expect(screen.getByLabelText('Teks balasan')).toHaveFocus()
  await user.selectOptions(screen.getByLabelText('Teks balasan'), 'Terima kasih')
  await user.tab()
  await user.keyboard('{Enter}')
  expect(field()).toHaveFocus()
  await user.keyboard(' Salam.')
  expect(field()).toHaveValue('Terima kasih atas laporan JK-1. Salam.')
  expect(screen.getByLabelText('Teks balasan')).toHaveValue('')
})

test('a text goes where the cursor stands, and what was written stays', async () => {
  render(<Form />)
  await user.type(field(), 'Pagi. Salam.')
  field().setSelectionRange(5, 5)
  await user.selectOptions(screen.getByLabelText('Teks balasan'), 'Bukti')
  await user.click(screen.getByRole('button', { name: 'Sisipkan' }))
  expect(field()).toHaveValue('Pagi.\n\nAnda dapat menambah bukti.\n\nSalam.')
})

test('nothing chosen puts nothing in; where there are none, nothing is shown', async () => {
  const { rerender } = render(<Form />)
  await user.click(screen.getByRole('button', { name: 'Sisipkan' }))
  expect(field()).toHaveValue('')
  expect(screen.getByLabelText('Teks balasan')).toHaveFocus()
  rerender(<Form replies={[]} />)
  expect(screen.queryByLabelText('Teks balasan')).not.toBeInTheDocument()
})
