import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { Tracker } from '@/app/lacak/tracker'
import type { ThreadWire } from '@/app/lacak/thread'
import { messageText } from '@/lib/domain/message'
import { newCaseKeys, sealForReceipt, sealPart, type CaseKeys } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import { partToWire } from '@/lib/sealing/wire'
import messages from '@/messages/id.json'

const SEAL_KEY = new Uint8Array(32).fill(7)
// scrypt at its real cost has its own tests. A fresh copy, since the page wipes its own.
jest.mock('@/lib/sealing/derive', () => ({
  deriveFromReceipt: jest.fn(async () => ({ lookup: 'L'.repeat(42) + 'A', sealKey: new Uint8Array(32).fill(7) })),
}))

export const CODE = '0000-0000-0000-0000-0'
export const fetches = jest.fn<Promise<Response>, [string, { body: string }]>()
export let keys: CaseKeys
beforeAll(async () => {
  keys = await newCaseKeys()
  window.scrollTo = () => undefined
})
beforeEach(() => {
  fetches.mockReset()
  global.fetch = fetches as never
})

export const message = async (number: number, from: 'REPORTER' | 'OFFICER', text: string, secret = keys.secret) => ({
  ...partToWire(await sealPart(secret, keys.caseId, 'MESSAGE', number, messageText({ from, text }))),
  ...{ author: from, on: '2026-11-20' },
})

export async function thread(change: Partial<ThreadWire> = {}): Promise<ThreadWire> {
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

export function page() {
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

export async function opened(wire: ThreadWire) {
  fetches.mockResolvedValueOnce(Response.json(wire))
  const hands = page()
  await hands.open()
  await screen.findByRole('heading', { name: 'Perjalanan laporan' })
  return hands
}

export const post = (status: number, body: object = {}) =>
  fetches.mockResolvedValueOnce(Response.json(body, { status }))
export const bodyOf = (call: number) => fetches.mock.calls[call]![1].body
