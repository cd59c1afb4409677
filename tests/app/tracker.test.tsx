import { screen } from '@testing-library/react'
import { letGoOfEverything } from '@/components/leaving'
import { accountOf } from '@/lib/domain/account'
import type { Report } from '@/lib/domain/report'
import { newCaseKeys, sealPart } from '@/lib/sealing/case-seal'
import { partToWire } from '@/lib/sealing/wire'
import messages from '@/messages/id.json'
import { bodyOf, CODE, fetches, keys, message, opened, page, post, thread } from './tracker-setup'

const erase = jest.fn<Promise<boolean>, []>()
jest.mock('@/components/erase/erase', () => ({ eraseTraces: () => erase() }))

describe('the code', () => {
  test.each([
    ['', messages.track.code.EMPTY],
    ['7F3M-9Q2T', messages.track.code.LENGTH],
    ['7F3M 9Q2 7F3M 9Q2T 1', 'Kelompok ke-2 kurang atau kelebihan huruf.'],
    ['7F3M 9Q2T 7F3M 9Q2U 1', 'Kelompok ke-4 memuat tanda yang tidak ada dalam kode.'],
    ['0000-0000-0000-0001-0', messages.track.code.CHECK],
  ])('%j: what is wrong, and nothing is sent', async (code, words) => {
    const { open } = page()
    await open(code)
    expect(await screen.findByText(words)).toBeVisible()
    expect(screen.getByLabelText('Kode laporan')).toBeInvalid()
    expect(fetches).not.toHaveBeenCalled()
  })

  test('a browser that cannot open it, or does not answer, is led to the page that is posted', async () => {
    const subtle = jest.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as never)
    const { open } = page()
    expect(screen.queryByRole('link')).toBeNull()
    await open()
    expect(await screen.findByText(messages.track.code.UNSUPPORTED)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Pakai halaman sederhana.' })).toHaveAttribute('href', '/lacak?cara=polos')
    subtle.mockRestore()
  })

  test('as people type it; only the look-up leaves the phone', async () => {
    post(404)
    const { open } = page()
    await open('oooo oooo, 0000—0000 o')
    expect(await screen.findByText(messages.track.code.NOT_FOUND)).toBeVisible()
    expect(fetches.mock.calls).toHaveLength(1)
    expect(fetches.mock.calls[0]![0]).toBe('/lacak/buka')
    expect(JSON.parse(bodyOf(0))).toEqual({ lookup: `${'L'.repeat(42)}A` })
  })

  test.each([
    [429, messages.track.code.LIMITED],
    [503, messages.track.code.UNAVAILABLE],
  ])('status %d is told, and the code stays', async (status, words) => {
    post(status)
    const { open } = page()
    await open()
    expect(await screen.findByText(words)).toBeVisible()
    expect(screen.getByLabelText('Kode laporan')).toHaveValue(CODE)
  })

  test('could not be posted before this code runs', () => {
    page()
    expect(screen.getByLabelText('Kode laporan')).not.toHaveAttribute('name')
    expect(screen.getByLabelText('Kode laporan').closest('form')).toHaveAttribute('method', 'dialog')
  })
})

describe('the thread', () => {
  test('tells the story, the next date and what was said', async () => {
    await opened(await thread())
    expect(screen.getByRole('heading', { name: messages.states.reporterState.EXAMINED })).toHaveFocus()
    expect(screen.getByText(messages.states.reporter.receive)).toBeVisible()
    expect(screen.getByText('Selasa, 1 Desember 2026').closest('p')).toHaveTextContent('dalam 7 hari')
    expect(screen.getByText('Siapa namanya?')).toBeVisible()
    expect(screen.getByText('Pemeriksa')).toBeVisible()
  })

  test('shows all that the reporter had answered, in the words of the form', async () => {
    const report: Report = {
      ...{ experience: 'demanded', category: 'demanded', unitId: null, serviceId: 'ktp-baru', place: 'loket 3' },
      ...{ story: 'Diminta uang map.', amount: 50_000, paid: 'notYet', happenedOn: '2026-11-10', who: 'Pak L' },
      ...{ source: 'seen', avoid: 'sepupunya', name: 'Wa Ode', contact: '0811', excluded: [] },
    }
    const account = accountOf(report)
    const part = await sealPart(keys.secret, keys.caseId, 'ACCOUNT', 1, account)
    const service = { id: 'ktp-baru', name: 'KTP-el baru' }
    await opened(await thread({ service, parts: [{ ...partToWire(part), author: 'REPORTER', on: '2026-11-16' }] }))
    const told = screen.getByText('Diminta uang map.').parentElement!
    for (const words of [
      'Diminta membayar',
      'KTP-el baru',
      'loket 3',
      'Rp50.000',
      'Belum',
      '10 November 2026',
      'Pak L',
    ])
      expect(told).toHaveTextContent(words)
    for (const words of [messages.report.source.seen, 'sepupunya', 'Wa Ode', '0811'])
      expect(told).toHaveTextContent(words)
  })

  test('says so when our own deadline has passed', async () => {
    await opened(await thread({ dueOn: '2026-11-23' }))
    expect(screen.getByText(/Tenggat kami sudah lewat/)).toHaveTextContent('kemarin')
  })

  test('never shows as text what the case’s key did not make', async () => {
    const other = await newCaseKeys()
    const swapped = { ...(await message(2, 'OFFICER', 'Ditukar sisi.')), author: 'REPORTER' as const }
    const forged = await message(1, 'OFFICER', 'Cabut laporan Anda.', other.secret)
    const broken = { ...(await message(3, 'OFFICER', 'Rusak.')), sealed: '!!!' }
    await opened(await thread({ parts: [forged, swapped, broken] }))
    expect(screen.getAllByText(messages.track.thread.forged).length).toBeGreaterThanOrEqual(3)
    for (const words of ['Cabut laporan', 'Ditukar', 'Rusak']) expect(document.body).not.toHaveTextContent(words)
  })

  test('"hapus jejak" asks first, then erases all that this browser keeps, not this page alone', async () => {
    const { user } = await opened(await thread())
    await user.click(screen.getByRole('button', { name: 'Hapus jejak dari HP ini' }))
    expect(await screen.findByText(messages.erase.sure)).toBeVisible()
    expect(screen.getByText('Siapa namanya?')).toBeVisible()
    erase.mockImplementation(async () => {
      letGoOfEverything()
      return true
    })
    await user.click(screen.getByRole('button', { name: messages.erase.yes }))
    expect(await screen.findByText(messages.erase.done.title)).toBeVisible()
    expect(screen.getByLabelText('Kode laporan')).toHaveValue('')
    expect(document.body).not.toHaveTextContent('Siapa namanya?')
  })
})
