import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import messages from '@/messages/id.json'
import { makeLeads, renderStart } from './report-setup'

let leads: Awaited<ReturnType<typeof makeLeads>>
beforeAll(async () => {
  leads = await makeLeads()
  window.scrollTo = () => undefined
})

const page = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name })
const choose = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('radio', { name }))
const next = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Lanjut' }))

/** Through the first two pages. */
async function toStory(user: UserEvent, experience = 'Diminta membayar') {
  await choose(user, experience)
  await next(user)
  await page('Di kantor mana?')
  await next(user)
  await page('Apa yang terjadi?')
}

async function toDetails(user: UserEvent, experience?: string) {
  await toStory(user, experience)
  await user.type(screen.getByLabelText('Ceritakan dengan kata-kata Anda'), 'Diminta uang map.')
  await next(user)
  await page('Rincian, bila Anda tahu')
}

async function toCheck(user: UserEvent) {
  await toDetails(user)
  await next(user)
  await page(/^Terakhir/)
  await next(user)
  await page('Periksa jawaban Anda')
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
  const services = screen.getByLabelText(/^Untuk layanan apa/)
  expect(services).toHaveTextContent('Surat usaha')
  expect(services).not.toHaveTextContent('KTP-el baru')
  await user.clear(screen.getByLabelText('Cari kantor'))
  await user.type(screen.getByLabelText('Cari kantor'), 'xyzxyz')
  expect(await screen.findByText(/^Tidak ada yang cocok/)).toBeVisible()
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
  await toDetails(user)
  await user.click(screen.getByRole('button', { name: 'Kembali' }))
  expect(await screen.findByLabelText('Ceritakan dengan kata-kata Anda')).toHaveValue('Diminta uang map.')
})

test('how much is asked where money is in the story, with the official fee beside it', async () => {
  const { user } = renderStart(leads)
  await toDetails(user)
  expect(screen.getByText('Rp0').closest('p')).toHaveTextContent('UU 24/2013 Pasal 79A')
  await user.type(screen.getByLabelText(/^Berapa yang diminta/), 'banyak')
  await next(user)
  expect(await screen.findByText(messages.errors.AMOUNT)).toBeVisible()
})

test('how much is not asked of somebody whose officer was honest', async () => {
  const { user } = renderStart(leads)
  await toDetails(user, 'Petugasnya jujur')
  expect(screen.queryByLabelText(/^Berapa yang diminta/)).toBeNull()
})

test('not everybody can be excluded', async () => {
  const { user } = renderStart(leads)
  await toDetails(user)
  await next(user)
  await page(/^Terakhir/)
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
