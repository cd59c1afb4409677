import { act, render, screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { formatDay } from '@/components/format'
import { letGoOfEverything } from '@/components/leaving'
import { plainBinding } from '@/components/report/binding'
import { AmountField } from '@/components/report/detail-fields'
import { dayOf } from '@/lib/domain/calendar'
import { EMPTY_REPORT } from '@/lib/domain/report-form'
import messages from '@/messages/id.json'
import { makeLeads, PLACES, renderStart } from './report-setup'

let leads: Awaited<ReturnType<typeof makeLeads>>
beforeAll(async () => {
  leads = await makeLeads()
  window.scrollTo = () => undefined
})

const page = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name })
const choose = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('radio', { name }))
const next = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Lanjut' }))

/** Through the first pages. */
async function toStory(user: UserEvent, experience = 'Diminta membayar') {
  await choose(user, experience)
  await next(user)
  await page('Di kantor mana?')
  await next(user)
  if (experience !== 'Petugasnya jujur') {
    await page('Untuk layanan apa?')
    await next(user)
  }
  await page('Apa yang terjadi?')
}

async function pastStory(user: UserEvent, experience?: string) {
  await toStory(user, experience)
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Diminta uang map.')
  await next(user)
}

/** Presses on without an answer until a page comes. */
async function on(user: UserEvent, ...pages: string[]) {
  for (const question of pages) {
    await next(user)
    await page(question)
  }
}

const AMOUNT = 'Berapa yang diminta atau diberikan?'
const READERS = 'Ada pemeriksa yang tidak boleh membaca ini?'
const EVIDENCE = messages.evidence.question
const TO_READERS = ['Kapan terjadi?', 'Siapa yang melakukannya?', EVIDENCE, READERS]

async function toCheck(user: UserEvent) {
  await pastStory(user)
  await page(AMOUNT)
  await on(user, ...TO_READERS, 'Boleh kami tahu siapa Anda?', 'Periksa jawaban Anda')
}

test('before any field stands who reads it, that no name is needed, how to come back and how to leave', () => {
  const { container } = renderStart(leads)
  const text = container.textContent!
  const first = text.indexOf(messages.report.experience.question)
  for (const words of ['pemeriksa Inspektorat', 'Nama tidak wajib', 'Anda mendapat kode', 'Perlu pergi cepat'])
    expect(text.indexOf(words)).toBeGreaterThanOrEqual(0)
  expect(text.indexOf('Perlu pergi cepat')).toBeLessThan(first)
  expect(screen.getByRole('link', { name: 'Melapor dengan aman' })).toHaveAttribute('href', '/aman')
  expect(text).toContain('AAAA-BBBB-CCCC-DDDD')
})

test('nothing on the page could be posted before this code runs', () => {
  const { container } = renderStart(leads)
  for (const form of container.querySelectorAll('form')) expect(form).toHaveAttribute('method', 'dialog')
})

test('the law’s word belongs to the chosen card, in words that blame no victim', async () => {
  const { user } = renderStart(leads)
  await choose(user, 'Diminta membayar')
  expect(screen.getByRole('radio', { name: 'Diminta membayar' })).toHaveAccessibleDescription(/pungli.*korban/)
})

test('without a choice there is no way on', async () => {
  const { user } = renderStart(leads)
  await next(user)
  expect(await screen.findByText('Pilih salah satu.')).toBeVisible()
  expect(screen.getByRole('group', { name: 'Apa yang Anda alami?' })).toHaveAccessibleDescription('Pilih salah satu.')
  expect(screen.getByRole('radio', { name: 'Diminta membayar' })).toHaveFocus()
})

test('an office is found as people spell it, and decides which services are asked for', async () => {
  const { user } = renderStart(leads)
  await choose(user, 'Diminta membayar')
  await next(user)
  await page('Di kantor mana?')
  await user.type(screen.getByLabelText('Cari kantor'), 'anduonoho')
  await user.click(await screen.findByRole('radio', { name: 'Kelurahan Andonohu' }))
  expect(screen.getByLabelText('Atau pilih dari daftar')).toHaveValue('1.1')
  await user.clear(screen.getByLabelText('Cari kantor'))
  await user.type(screen.getByLabelText('Cari kantor'), 'xyzxyz')
  expect(await screen.findByText(/^Tidak ada yang cocok/)).toBeVisible()
  await on(user, 'Untuk layanan apa?')
  const services = screen.getByLabelText(/^Atau pilih dari daftar/)
  expect(services).toHaveTextContent('Surat usaha')
  expect(services).not.toHaveTextContent('KTP-el baru')
  await user.type(screen.getByLabelText('Cari layanan'), 'usaha')
  await user.click(await screen.findByRole('radio', { name: 'Surat usaha' }))
  expect(services).toHaveValue('kel-usaha')
})

test('the office that a page about it has sent along is chosen already', async () => {
  const { user } = renderStart(leads, 'disdukcapil')
  await choose(user, 'Diminta membayar')
  await next(user)
  await page('Di kantor mana?')
  expect(screen.getByLabelText('Atau pilih dari daftar')).toHaveValue('disdukcapil')
})

test('the story is the one thing that must be said; what was wrong is said there, and goes away with the first letter', async () => {
  const { user } = renderStart(leads)
  await toStory(user)
  await next(user)
  const story = screen.getByLabelText('Ceritakan dengan kata-kata Anda')
  await waitFor(() => expect(story).toHaveAccessibleDescription(/Bagian ini harus diisi/))
  expect(story).toHaveFocus()
  expect(story).toBeInvalid()
  await user.type(story, 'D')
  expect(screen.queryByText('Bagian ini harus diisi.')).toBeNull()
})

test('going back keeps what was written', async () => {
  const { user } = renderStart(leads)
  await pastStory(user)
  await page(AMOUNT)
  await user.type(screen.getByLabelText(/^Jumlahnya/), '50rb')
  await user.click(screen.getByRole('button', { name: 'Kembali' }))
  expect(await screen.findByLabelText('Ceritakan dengan kata-kata Anda')).toHaveValue('Diminta uang map.')
  // The browser's own "back" and "forward" lead the same way.
  act(() => window.history.back())
  await page('Untuk layanan apa?')
  act(() => window.history.go(2))
  await page(AMOUNT)
  expect(screen.getByLabelText(/^Jumlahnya/)).toHaveValue('50rb')
})

test('"don’t know" leaves a page unsaid and goes on; the story has no such way', async () => {
  const { user } = renderStart(leads, 'disdukcapil')
  const unknown = () => user.click(screen.getByRole('button', { name: 'Tidak tahu' }))
  await choose(user, 'Diminta membayar')
  await next(user)
  await page('Di kantor mana?')
  await unknown()
  await page('Untuk layanan apa?')
  await unknown()
  await page('Apa yang terjadi?')
  expect(screen.queryByRole('button', { name: 'Tidak tahu' })).toBeNull()
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Diminta uang map.')
  await next(user)
  await page(AMOUNT)
  await user.type(screen.getByLabelText(/^Jumlahnya/), 'banyak')
  await unknown()
  await page('Kapan terjadi?')
  await on(user, 'Siapa yang melakukannya?')
  await unknown()
  await page(EVIDENCE)
  await on(user, READERS)
  await on(user, 'Boleh kami tahu siapa Anda?', 'Periksa jawaban Anda')
  expect(screen.getByText('Tidak tahu, atau di luar kantor')).toBeVisible()
})

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

test('a quick exit lets go of what was written', async () => {
  const { user } = renderStart(leads)
  await pastStory(user)
  await page(AMOUNT)
  act(() => letGoOfEverything())
  await user.click(screen.getByRole('button', { name: 'Kembali' }))
  expect(await screen.findByLabelText('Ceritakan dengan kata-kata Anda')).toHaveValue('')
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

describe('a page that was kept', () => {
  afterEach(() => window.history.replaceState(null, '', '/'))

  test('knows the office by its address', async () => {
    window.history.replaceState(null, '', '/lapor?unit=kelurahan-andonohu')
    const { user } = renderStart(leads)
    await toStory(user)
    await user.click(screen.getByRole('button', { name: 'Kembali' }))
    await page('Untuk layanan apa?')
    expect(document.body).toHaveTextContent('Surat usaha')
    expect(document.body).not.toHaveTextContent('KTP-el baru')
  })

  test('after a reload the way back is that of this run alone', async () => {
    for (const depth of [1, 2, 3]) window.history.pushState({ report: { step: 'story', depth } }, '')
    const { user } = renderStart(leads)
    await choose(user, 'Diminta membayar')
    await next(user)
    await page('Di kantor mana?')
    expect(window.history.state).toEqual({ report: { step: 'office', depth: 1 } })
  })
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

test('the check page shows every answer; a changed one leads back to it', async () => {
  const { user } = renderStart(leads)
  await toCheck(user)
  expect(screen.getByText('Belum ada yang terkirim.')).toBeVisible()
  expect(screen.getByText('Diminta uang map.')).toBeVisible()
  expect(screen.getByText(/Kenanga Rinai\s+Seruni Anggrek/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Ubah: Apa yang terjadi?' }))
  await user.type(await screen.findByLabelText('Ceritakan dengan kata-kata Anda'), ' Lima puluh ribu.')
  await next(user)
  await page('Periksa jawaban Anda')
  expect(screen.getByText('Diminta uang map. Lima puluh ribu.')).toBeVisible()
})

test('each page begins with its question for whoever listens', async () => {
  const { user } = renderStart(leads)
  await choose(user, 'Diminta membayar')
  await next(user)
  expect(await page('Di kantor mana?')).toHaveFocus()
})
