import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { Tracker } from '@/app/lacak/tracker'
import type { ThreadWire } from '@/app/lacak/thread'
import { letGoOfEverything } from '@/components/leaving'
import { accountOf } from '@/lib/domain/account'
import type { Report } from '@/lib/domain/report'
import { replySchema } from '@/lib/domain/intake'
import { messageText, readMessage } from '@/lib/domain/message'
import { newCaseKeys, openPart, sealForReceipt, sealPart, type CaseKeys } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import { partFromWire, partToWire } from '@/lib/sealing/wire'
import messages from '@/messages/id.json'

const erase = jest.fn<Promise<boolean>, []>()
jest.mock('@/components/erase/erase', () => ({ eraseTraces: () => erase() }))

const SEAL_KEY = new Uint8Array(32).fill(7)
// scrypt at its real cost has its own tests. A fresh copy, since the page wipes its own.
jest.mock('@/lib/sealing/derive', () => ({
  deriveFromReceipt: jest.fn(async () => ({ lookup: 'L'.repeat(42) + 'A', sealKey: new Uint8Array(32).fill(7) })),
}))

const CODE = '0000-0000-0000-0000-0'
const fetches = jest.fn<Promise<Response>, [string, { body: string }]>()
let keys: CaseKeys
beforeAll(async () => {
  keys = await newCaseKeys()
  window.scrollTo = () => undefined
})
beforeEach(() => {
  fetches.mockReset()
  global.fetch = fetches as never
})

const message = async (number: number, from: 'REPORTER' | 'OFFICER', text: string, secret = keys.secret) => ({
  ...partToWire(await sealPart(secret, keys.caseId, 'MESSAGE', number, messageText({ from, text }))),
  ...{ author: from, on: '2026-11-20' },
})

async function thread(change: Partial<ThreadWire> = {}): Promise<ThreadWire> {
  return {
    ...{ caseId: keys.caseId, receiptSealed: toBase64url(await sealForReceipt(SEAL_KEY, keys.caseId, keys.secret)) },
    ...{
      reference: 'JK-7F3M-9Q2T',
      channel: 'SPG',
      unitName: 'Disdukcapil',
      service: null,
      state: 'EXAMINED',
      open: true,
    },
    ...{ receivedOn: '2026-11-16', dueOn: '2026-12-01', objectUntil: null },
    ...{
      outcome: null,
      declineReason: null,
      referredTo: null,
      published: null,
      maySettle: false,
      mayRate: false,
      rating: null,
      merged: false,
    },
    ...{ seen: { message: 0, moves: 1 }, erasure: { askedOn: null, refusedOn: null, refusal: null } },
    moves: [{ move: 'receive', to: 'RECEIVED', actor: 'REPORTER', on: '2026-11-16', dueOn: '2026-11-19' }],
    parts: [await message(1, 'OFFICER', 'Siapa namanya?')],
    ...change,
  }
}

function page() {
  const user = userEvent.setup()
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <Tracker today="2026-11-24" serverKey="BServer" />
    </IntlProvider>,
  )
  const open = async (code = CODE) => {
    const field = screen.getByLabelText('Kode laporan')
    await user.clear(field)
    if (code) await user.type(field, code)
    await user.click(screen.getByRole('button', { name: 'Buka' }))
  }
  return { user, open }
}

async function opened(wire: ThreadWire) {
  fetches.mockResolvedValueOnce(Response.json(wire))
  const hands = page()
  await hands.open()
  await screen.findByRole('heading', { name: 'Perjalanan laporan' })
  return hands
}

const post = (status: number, body: object = {}) => fetches.mockResolvedValueOnce(Response.json(body, { status }))
const bodyOf = (call: number) => fetches.mock.calls[call]![1].body

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

describe('a reply', () => {
  const write = async (user: ReturnType<typeof userEvent.setup>, label: string, text: string) =>
    user.type(screen.getByLabelText(label), text)

  test('is sealed as the next message and says its side inside', async () => {
    const { user } = await opened(await thread({ state: 'AWAITING_REPORTER', dueOn: null }))
    post(200, { number: 2, state: 'EXAMINED' })
    fetches.mockResolvedValueOnce(Response.json(await thread()))
    await write(user, 'Jawaban Anda', 'Namanya Pak L.')
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    expect(await screen.findByText('Terkirim dan terkunci.')).toBeVisible()
    const sent = replySchema.parse(JSON.parse(bodyOf(1)))
    expect(sent).toMatchObject({ kind: 'answer', part: { number: 2 } })
    expect(bodyOf(1)).not.toContain('Pak L')
    const part = await openPart(keys.secret, keys.caseId, partFromWire(sent.part))
    expect(part.authentic && readMessage(part.text)).toEqual({ from: 'REPORTER', text: 'Namanya Pak L.' })
    expect(screen.getByLabelText('Tulis pesan')).toHaveValue('')
  })

  test('on a broken line stays in its field; sent again it is the identical one', async () => {
    const { user } = await opened(await thread())
    fetches.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await write(user, 'Tulis pesan', 'Halo')
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    expect(await screen.findByText(messages.track.reply.NETWORK)).toBeVisible()
    expect(screen.getByLabelText('Tulis pesan')).toHaveValue('Halo')
    post(200, { number: 2, state: 'EXAMINED' })
    fetches.mockResolvedValueOnce(Response.json(await thread()))
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    await screen.findByText('Terkirim dan terkunci.')
    expect(bodyOf(2)).toBe(bodyOf(1))
  })

  test('that has been overtaken shows the news, keeps the text, and is sealed under the next number', async () => {
    const { user } = await opened(await thread())
    post(409)
    const news = await thread({
      parts: [await message(1, 'OFFICER', 'Siapa namanya?'), await message(2, 'OFFICER', 'Dan kapan?')],
    })
    fetches.mockResolvedValueOnce(Response.json(news))
    await write(user, 'Tulis pesan', 'Halo')
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    expect(await screen.findByText(messages.track.reply.CONFLICT)).toBeVisible()
    expect(screen.getByText('Dan kapan?')).toBeVisible()
    expect(screen.getByLabelText('Tulis pesan')).toHaveValue('Halo')
    post(200, { number: 3, state: 'EXAMINED' })
    fetches.mockResolvedValueOnce(Response.json(news))
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    await screen.findByText('Terkirim dan terkunci.')
    expect(JSON.parse(bodyOf(3))).toMatchObject({ part: { number: 3 } })
  })

  test('that is empty or too long is told without sending it', async () => {
    const { user } = await opened(await thread())
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    expect(await screen.findByText(messages.errors.REQUIRED)).toBeVisible()
    await user.click(screen.getByLabelText('Tulis pesan'))
    await user.paste('👍'.repeat(2001))
    await user.click(screen.getByRole('button', { name: 'Kunci dan kirim' }))
    expect(await screen.findByText(/paling banyak 2\.000 huruf/)).toBeVisible()
    expect(fetches).toHaveBeenCalledTimes(1)
  })

  test('may be an objection while it may be used', async () => {
    const { user } = await opened(await thread({ state: 'ACTED_ON', objectUntil: '2026-12-02' }))
    await user.click(screen.getByRole('button', { name: 'Saya keberatan' }))
    post(200, { number: 2, state: 'REOPENED' })
    fetches.mockResolvedValueOnce(Response.json(await thread({ state: 'REOPENED' })))
    await write(user, 'Mengapa Anda keberatan?', 'Uangnya belum kembali.')
    await user.click(screen.getByRole('button', { name: 'Kirim keberatan' }))
    await screen.findByText('Terkirim dan terkunci.')
    expect(JSON.parse(bodyOf(1))).toMatchObject({ kind: 'object' })
    expect(screen.queryByRole('button', { name: 'Saya keberatan' })).toBeNull()
  })

  test('is an objection alone to a report that was closed early', async () => {
    const { user } = await opened(await thread({ state: 'CLOSED', open: false, objectUntil: '2026-12-02' }))
    expect(screen.queryByLabelText('Tulis pesan')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Saya keberatan' }))
    post(200, { number: 2, state: 'REOPENED' })
    fetches.mockResolvedValueOnce(Response.json(await thread({ state: 'REOPENED' })))
    await write(user, 'Mengapa Anda keberatan?', 'Uangnya belum kembali.')
    await user.click(screen.getByRole('button', { name: 'Kirim keberatan' }))
    await screen.findByText('Terkirim dan terkunci.')
    expect(JSON.parse(bodyOf(1))).toMatchObject({ kind: 'object' })
  })

  test('is not offered for a closed report', async () => {
    await opened(await thread({ state: 'CLOSED', open: false, outcome: 'PROVEN', dueOn: null }))
    expect(screen.getByText(messages.track.reply.closed)).toBeVisible()
    expect(screen.queryByLabelText('Tulis pesan')).toBeNull()
  })
})
