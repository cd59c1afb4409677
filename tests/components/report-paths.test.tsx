import { render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl/react'
import { formatDay } from '@/components/format'
import { plainBinding } from '@/components/report/binding'
import { AmountField } from '@/components/report/detail-fields'
import { dayOf } from '@/lib/domain/calendar'
import { EMPTY_REPORT } from '@/lib/domain/report-form'
import messages from '@/messages/id.json'
import { PLACES, renderStart } from './report-setup'
import { AMOUNT, choose, EVIDENCE, leads, next, on, page, pastStory, READERS, TO_READERS } from './steps-setup'

test('who asks for a service that worked badly is asked what was missing, and for no culprit', async () => {
  const { user } = renderStart(leads)
  await choose(user, 'Layanan buruk atau dipersulit')
  await on(user, 'Apa yang kurang?')
  expect(screen.getByText('Langkah 2 dari 8')).toBeVisible()
  await choose(user, 'Syarat tambahan')
  await on(user, 'Di kantor mana?', 'Untuk layanan apa?', 'Apa yang terjadi?')
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Diminta materai lagi.')
  await on(user, 'Kapan terjadi?', EVIDENCE, 'Boleh kami tahu siapa Anda?', 'Periksa jawaban Anda')
  expect(screen.getByText('Syarat tambahan')).toBeVisible()
  expect(screen.queryByText('Siapa yang melakukannya?')).toBeNull()
  // Who will read it stands there, and can be changed although it was not asked.
  await user.click(screen.getByRole('button', { name: 'Ubah: Yang akan dapat membaca' }))
  await page(READERS)
  await user.click(screen.getByRole('checkbox', { name: 'Kenanga Rinai' }))
  await on(user, 'Periksa jawaban Anda')
  expect(screen.getByText('Tidak diberi kunci').nextElementSibling).toHaveTextContent('Kenanga Rinai')
})

test('somebody of the office is asked how they know, and for no colleague', async () => {
  const { user } = renderStart(leads)
  await choose(user, 'Saya pegawai dan tahu pelanggaran')
  await on(user, 'Di kantor mana?', 'Apa yang terjadi?')
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Kuitansi fiktif.')
  await on(user, 'Siapa yang melakukannya?', 'Kapan terjadi?', 'Berapa nilainya?')
  expect(screen.queryByText('Rp0')).toBeNull()
  await on(user, 'Dari mana Anda tahu?')
  await choose(user, 'Dari dokumen atau catatan')
  await on(user, EVIDENCE, READERS, 'Boleh kami tahu siapa Anda?', 'Periksa jawaban Anda')
  expect(screen.getByText('Dari dokumen atau catatan')).toBeVisible()
})

test('another experience, chosen on the way back, asks for what the first had not', async () => {
  const { user } = renderStart(leads)
  await choose(user, 'Petugasnya jujur')
  await on(user, 'Di kantor mana?', 'Apa yang terjadi?')
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Ditolak dengan sopan.')
  await on(user, 'Siapa petugasnya?', 'Boleh kami tahu siapa Anda?', 'Periksa jawaban Anda')
  await user.click(screen.getByRole('button', { name: 'Ubah: Apa yang Anda alami?' }))
  await page('Apa yang Anda alami?')
  await choose(user, 'Diminta, tetapi saya tolak')
  await on(user, 'Di kantor mana?', 'Untuk layanan apa?', 'Apa yang terjadi?', AMOUNT)
  expect(screen.queryByText('Sudah Anda bayar?')).toBeNull()
})

test('how much is asked where money is in the story, with the official fee beside it', async () => {
  const { user } = renderStart(leads)
  await pastStory(user)
  await page(AMOUNT)
  expect(screen.getByText('Rp0').closest('p')).toHaveTextContent('UU 24/2013 Pasal 79A')
  await user.type(screen.getByLabelText(/^Jumlahnya/), 'banyak')
  await next(user)
  expect(await screen.findByText(messages.errors.AMOUNT)).toBeVisible()
})

test('what a paid service officially costs is said, and no law that calls it free', () => {
  const bind = plainBinding(EMPTY_REPORT, () => undefined, '')
  const { container } = render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <AmountField bind={bind} label="Jumlahnya" service={{ ...PLACES.services[1]!, adminduk: true }} />
    </IntlProvider>,
  )
  expect(container).toHaveTextContent('Resminya: Rp15.000 untuk Surat usaha.')
  expect(container).not.toHaveTextContent('Pasal 79A')
})

test('"today" is the day of this phone, however old the page is', async () => {
  const { user } = renderStart(leads)
  await pastStory(user)
  await page(AMOUNT)
  await on(user, 'Kapan terjadi?')
  await choose(user, 'Hari ini')
  await on(user, 'Siapa yang melakukannya?', EVIDENCE, READERS, 'Boleh kami tahu siapa Anda?', 'Periksa jawaban Anda')
  expect(screen.getByText(formatDay(dayOf(new Date()), 'id'))).toBeVisible()
})

test('not everybody can be excluded', async () => {
  const { user } = renderStart(leads)
  await pastStory(user)
  await page(AMOUNT)
  await on(user, ...TO_READERS)
  for (const { name } of leads) await user.click(screen.getByRole('checkbox', { name }))
  await next(user)
  expect(await screen.findByText(messages.errors.ALL_EXCLUDED)).toBeVisible()
})
