import { screen } from '@testing-library/react'
import messages from '@/messages/id.json'
import { ACCEPTED, bodies, fetches, fillIn, problem, receipt, send, workerProof } from './sending-setup'

const proofs = () => fetches.mock.calls.map(([, { headers }]) => (headers as Record<string, string>)['x-jari-proof'])

test('the work begins with the writing; each sending has its own', async () => {
  fetches.mockResolvedValueOnce(problem(503)).mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  expect(workerProof).toHaveBeenCalledTimes(1)
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  await send(user, 'Kirim lagi')
  await receipt()
  expect(proofs()).toEqual(['kerja-1', 'kerja-2'])
})

test('work that counts no more is done anew, without a word; where it never counts, nobody waits for ever', async () => {
  const anew = () => problem(429, { fields: { proof: { key: 'PROOF' } } })
  fetches.mockResolvedValueOnce(anew()).mockResolvedValueOnce(anew()).mockResolvedValueOnce(anew())
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.LIMITED.title })
  fetches.mockResolvedValueOnce(anew()).mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await receipt()
  expect(new Set(proofs()).size).toBe(5)
  expect(new Set(bodies()).size).toBe(1)
})

test('no signal while the work was fetched: it is fetched again at the sending; none then: said', async () => {
  workerProof.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(null)
  const user = await fillIn()
  await send(user)
  await screen.findByRole('heading', { name: messages.report.failed.UNAVAILABLE.title })
  expect(fetches).not.toHaveBeenCalled()
  workerProof.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await send(user, 'Kirim lagi')
  await screen.findByRole('heading', { name: 'Sambungan terputus' })
  fetches.mockResolvedValueOnce(Response.json(ACCEPTED))
  await send(user, 'Kirim lagi')
  await receipt()
})

test('the work of a hard hour is not done yet: said, and sent when it is', async () => {
  let finish = (_: string) => {}
  workerProof.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)))
  fetches.mockResolvedValueOnce(Response.json(ACCEPTED))
  const user = await fillIn()
  await send(user)
  expect(await screen.findByText(messages.report.sending.proving)).toBeVisible()
  finish('kerja')
  await receipt()
})
