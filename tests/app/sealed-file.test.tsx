import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { SealedFile } from '@/app/petugas/sealed-file'
import messages from '@/messages/id.json'

// Fetching and opening need a real browser (tests/journeys/bukti.spec.ts).
const openFile = jest.fn()
jest.mock('@/app/petugas/kasus/[id]/open-file', () => ({ openFile: () => openFile() }))

const meta = { name: 'bom.png', kind: 'png' as const, size: 5, sha256: 'a'.repeat(64), cleaned: false }

test.each([
  ['is shown', true],
  ['that claims too many pixels is not decoded, and can still be downloaded', false],
])('a picture %s', async (_, drawable) => {
  URL.revokeObjectURL = () => undefined
  openFile.mockResolvedValue({ ok: true, blob: new Blob(['x']), url: 'blob:bom', drawable })
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <SealedFile address="/x" secret="s" on="2026-11-24" meta={meta} />
    </IntlProvider>,
  )
  await userEvent.setup().click(screen.getByRole('button', { name: 'Buka bom.png' }))
  expect(await screen.findByRole('link', { name: 'Unduh' })).toHaveAttribute('href', 'blob:bom')
  expect(screen.queryAllByRole('img', { name: 'bom.png' })).toHaveLength(drawable ? 1 : 0)
  expect(screen.queryAllByText(messages.case.evidence.tooLarge)).toHaveLength(drawable ? 0 : 1)
})
