import { screen, waitFor } from '@testing-library/react'
import { sealedReportSchema } from '@/lib/domain/intake'
import messages from '@/messages/id.json'
import { makeLeads } from './report-setup'
import {
  ACCEPTED,
  bodies,
  dropped,
  fetches,
  fillIn,
  kept,
  problem,
  receipt,
  send,
  STORY,
  uploads,
} from './sending-setup'

test('what is sent is a sealed report, without a word of it and without a grant for whom the reporter excluded', async () => {
  fetches.mockResolvedValue(Response.json(ACCEPTED))
  await send(await fillIn())
  expect(await receipt()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/)
  const [[address, { method }]] = fetches.mock.calls as never as [[string, RequestInit]]
  expect([address, method, fetches.mock.calls.length]).toEqual(['/lapor/kirim', 'POST', 1])
  const sent = sealedReportSchema.parse(JSON.parse(bodies()[0]!))
  expect(sent.facts).toEqual({ category: 'demanded', unitId: null, serviceId: null, excluded: ['lead-0'] })
  expect(sent.sealed.grants.map(({ officerId }) => officerId)).toEqual(['lead-1'])
  for (const words of [STORY, 'loket', Buffer.from(STORY).toString('base64').slice(0, 20)])
    expect(bodies()[0]).not.toContain(words)
  expect(document.body.textContent).not.toContain('loket')
})

test('a broken line: what was kept is said, and "send again" sends the identical report', async () => {
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(problem(503))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByRole('heading', { name: 'Sambungan terputus' })).toHaveFocus()
  expect(screen.getByText(messages.report.failed.NETWORK.body)).toBeVisible()
  await send(user, 'Kirim lagi')
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  fetches.mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await receipt()
  expect(new Set(bodies()).size).toBe(1)
  expect(bodies()).toHaveLength(3)
})

test('answers that are changed after a broken line are another report, under another receipt', async () => {
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  await user.click(await screen.findByRole('button', { name: 'Kembali ke jawaban' }))
  await user.click(await screen.findByRole('button', { name: 'Ubah: Apa yang terjadi?' }))
  await user.type(await screen.findByLabelText('Ceritakan dengan kata-kata Anda'), ' Lalu pergi.')
  await user.click(screen.getByRole('button', { name: 'Lanjut' }))
  await screen.findByRole('heading', { name: 'Periksa jawaban Anda' })
  await send(user)
  await receipt()
  const [first, second] = bodies().map((body) => sealedReportSchema.parse(JSON.parse(body)).sealed)
  expect(second!.lookup).not.toBe(first!.lookup)
  expect(second!.caseId).not.toBe(first!.caseId)
})

test('recipients that have changed: sealed once more for those of now, without a word', async () => {
  const now = (await makeLeads()).map((lead) => ({ ...lead, id: `new-${lead.id}` }))
  fetches
    .mockResolvedValueOnce(problem(409, { recipients: { leads: now, recoveryRecipient: null } }))
    .mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(await fillIn())
  await receipt()
  const sent = sealedReportSchema.parse(JSON.parse(bodies()[1]!))
  expect(sent.sealed.grants.map(({ officerId }) => officerId)).toEqual(['new-lead-0', 'new-lead-1'])
})

test('a refused field is named, and the answers are still there', async () => {
  fetches.mockResolvedValueOnce(problem(400, { fields: { serviceId: { key: 'NOT_OFFERED' } } }))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByText(messages.errors.NOT_OFFERED)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Kirim lagi' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Kembali ke jawaban' }))
  expect(await screen.findByText(STORY)).toBeVisible()
})

test.each([
  ['a proxy that found the phone too slow', new Response('', { status: 408 })],
  ['the sign-in of a network', new Response('<h1>Masuk</h1>', { status: 403 })],
  ['a proxy with limits of its own', new Response('too large', { status: 413 })],
  ['JSON of a stranger', Response.json({ code: 'INVALID' }, { status: 400 })],
])('only the application refuses for good, not %s', async (_, stray) => {
  fetches.mockResolvedValueOnce(stray).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  await send(user, 'Kirim lagi')
  await receipt()
  expect(new Set(bodies()).size).toBe(1)
})

test('a stranger that says yes in the server’s place is not believed', async () => {
  fetches.mockResolvedValueOnce(Response.json({ welcome: true })).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: 'Sambungan terputus' })
  await send(user, 'Kirim lagi')
  await receipt()
})

test('a store of the phone that never answers leaves nobody at "sending"; kept too late, it is dropped again', async () => {
  let late = (_: boolean) => {}
  kept.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByText(messages.report.failed.NETWORK.body)).toBeVisible()
  late(true)
  await waitFor(() => expect(dropped).toHaveBeenCalledWith(bodies()[0]))

  kept.mockResolvedValueOnce(true)
  dropped.mockReturnValue(new Promise(() => undefined))
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await screen.findByText(messages.report.unsent.body)
  await send(user, 'Kirim lagi')
  await receipt()
})

test('a busy server is not called a missing signal', async () => {
  kept.mockResolvedValueOnce(true)
  fetches.mockResolvedValueOnce(new Response('{}', { status: 429, headers: { 'retry-after': '600' } }))
  await send(await fillIn())
  expect(await screen.findByText(/^Server sedang sibuk.*sekitar 10 menit lagi/)).toBeVisible()
  expect(screen.queryByText(messages.report.unsent.body)).toBeNull()
})

test('a server that is away for now is asked again soon', async () => {
  kept.mockResolvedValueOnce(true)
  fetches.mockResolvedValueOnce(problem(503))
  await send(await fillIn())
  expect(await screen.findByText(/^Server sedang sibuk.*sekitar 2 menit lagi/)).toBeVisible()
})

test('files that must go anew and do not arrive hold the report back; nothing goes without them', async () => {
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn(new File(['x'], 'loket.jpg', { type: 'image/jpeg' }))
  await send(user)
  await user.click(await screen.findByRole('button', { name: 'Kembali ke jawaban' }))
  await user.click(await screen.findByRole('button', { name: 'Ubah: Apa yang terjadi?' }))
  await user.type(await screen.findByLabelText('Ceritakan dengan kata-kata Anda'), ' Lalu pergi.')
  await user.click(screen.getByRole('button', { name: 'Lanjut' }))
  await screen.findByRole('heading', { name: 'Periksa jawaban Anda' })
  uploads.mockRejectedValueOnce(Object.assign(new Error(), { reason: 'OFFLINE' }))
  await send(user)
  expect(await screen.findByText(messages.evidence.problem.OFFLINE)).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Periksa jawaban Anda' })).toBeVisible()
  expect(fetches).toHaveBeenCalledTimes(1)
  await user.click(screen.getByRole('button', { name: messages.evidence.retry }))
  await screen.findByText(messages.evidence.stage.uploaded)
  await send(user)
  await receipt()
  const files = (body: string) => (JSON.parse(body) as { evidence: { blob: string }[] }).evidence
  expect(bodies().map((body) => files(body).length)).toEqual([1, 1])
  expect(uploads).toHaveBeenCalledTimes(3)
})

test('too often: how long to wait', async () => {
  fetches.mockResolvedValueOnce(new Response('{}', { status: 429, headers: { 'retry-after': '600' } }))
  await send(await fillIn())
  expect(await screen.findByText(/sekitar 10 menit/)).toBeVisible()
})
