import { screen } from '@testing-library/react'
import type { TakenUp } from '@/components/draft/draft-return'
import { EMPTY_REPORT } from '@/lib/domain/report-form'
import { makeLeads, renderStart } from './report-setup'

const TAKEN: TakenUp = {
  lock: { recipient: 'age1', lock: new Uint8Array() },
  answers: { ...EMPTY_REPORT, experience: 'demanded', story: 'Lama.' },
  keys: null,
}
jest.mock('@/components/report/use-brought', () => ({
  useBrought: () => ({
    shared: 'Dibagikan.',
    DraftReturn: ({ takeUp }: { takeUp: (draft: TakenUp) => void }) => (
      <button onClick={() => takeUp(TAKEN)}>Lanjutkan tulisan</button>
    ),
  }),
}))

test('a text that was shared joins the draft that is taken up', async () => {
  window.scrollTo = () => undefined
  const { user } = renderStart(await makeLeads())
  await user.click(screen.getByRole('button', { name: 'Lanjutkan tulisan' }))
  await screen.findByRole('heading', { level: 2, name: 'Berapa yang diminta atau diberikan?' })
  await user.click(screen.getByRole('button', { name: 'Kembali' }))
  expect(await screen.findByLabelText('Ceritakan dengan kata-kata Anda')).toHaveValue('Lama.\n\nDibagikan.')
})
