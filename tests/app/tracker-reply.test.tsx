import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { replySchema } from '@/lib/domain/intake'
import { readMessage } from '@/lib/domain/message'
import { openPart } from '@/lib/sealing/case-seal'
import { partFromWire } from '@/lib/sealing/wire'
import messages from '@/messages/id.json'
import { bodyOf, fetches, keys, message, opened, post, thread } from './tracker-setup'

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
