import { act, screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { letGoOfEverything } from '@/components/leaving'
import messages from '@/messages/id.json'
import { renderStart } from './report-setup'
import { AMOUNT, choose, EVIDENCE, leads, next, on, page, pastStory, READERS, TO_READERS, toStory } from './steps-setup'

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

test('a quick exit lets go of what was written', async () => {
  const { user } = renderStart(leads)
  await pastStory(user)
  await page(AMOUNT)
  act(() => letGoOfEverything())
  await user.click(screen.getByRole('button', { name: 'Kembali' }))
  expect(await screen.findByLabelText('Ceritakan dengan kata-kata Anda')).toHaveValue('')
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
