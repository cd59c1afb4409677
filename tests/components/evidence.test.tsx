import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect } from 'react'
import { IntlProvider } from 'use-intl/react'
import * as engine from '@/components/evidence/engine'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { examine } from '@/components/evidence/prepare'
import { forgetTray, hasTray, type TrayRecord } from '@/components/evidence/tray'
import { useEvidence, type Evidence } from '@/components/evidence/use-evidence'
import { type Given, type Uploaded } from '@/components/evidence/item'
import { letGoOfEverything } from '@/components/leaving'
import messages from '@/messages/id.json'

// Cleaning, sealing and sending need a real browser (tests/journeys/bukti.spec.ts); here is what is done with their answers.
jest.mock('@/components/evidence/prepare', () => ({ examine: jest.fn() }))
jest.mock('@/components/evidence/tray', () => ({ forgetTray: jest.fn(), hasTray: jest.fn() }))
jest.mock('@/components/evidence/engine', () => ({
  SendError: class extends Error {
    constructor(readonly reason: string) {
      super(reason)
    }
  },
  ...Object.fromEntries(
    ['sealFile', 'uploadFile', 'interrupted', 'forget', 'restart', 'discard', 'mustLast'].map((name) => [
      name,
      jest.fn(),
    ]),
  ),
}))

const calls = jest.mocked(engine)
const looked = jest.mocked(examine)
const META = { name: 'lama.pdf', kind: 'pdf', size: 9000, sha256: '0'.repeat(64), cleaned: false } as const
const record = (id: string) =>
  ({ id, mark: 'm', size: 1, part: new Uint8Array([1]), url: null, done: false }) as unknown as TrayRecord
const words = messages.evidence

beforeEach(() => {
  jest.resetAllMocks()
  looked.mockResolvedValue({ ok: true, kind: 'jpeg' })
  calls.interrupted.mockResolvedValue([])
  calls.discard.mockResolvedValue(undefined)
  calls.sealFile.mockImplementation(async (file) => ({ record: record(`tray-${file.name}`), meta: META }))
  calls.uploadFile.mockImplementation(async ({ id }) => `blob-${id}`)
  jest.mocked(forgetTray).mockResolvedValue(undefined)
  jest.mocked(hasTray).mockResolvedValue(true)
})

let held: Evidence
function Harness({ give }: { give?: (sent: Uploaded) => Promise<Given> }) {
  const evidence = useEvidence(async () => ({ caseId: 'case', secret: 'secret' }), give)
  useEffect(() => void (held = evidence))
  return <EvidenceField evidence={evidence} sendsAtOnce={!give} />
}

function show(give?: (sent: Uploaded) => Promise<Given>) {
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <Harness give={give} />
    </IntlProvider>,
  )
  const user = userEvent.setup()
  const choose = (...names: string[]) =>
    user.upload(
      screen.getByLabelText(words.choose),
      names.map((name) => new File(['x'], name, { type: 'image/jpeg' })),
    )
  return { user, choose }
}
const blobs = () => held.uploaded().map(({ blob }) => blob)
const itemOf = async (name: string) => within((await screen.findByText(name)).closest('li')!)

test('files are sent one after another in their order, and named in it', async () => {
  let running = 0
  calls.uploadFile.mockImplementation(async ({ id }) => {
    expect(++running).toBe(1)
    await Promise.resolve()
    running--
    return `blob-${id}`
  })
  const { choose } = show()
  await choose('a.jpg', 'b.jpg', 'c.jpg')
  await waitFor(() => expect(blobs()).toEqual(['blob-tray-a.jpg', 'blob-tray-b.jpg', 'blob-tray-c.jpg']))
  expect(screen.getAllByText(words.stage.uploaded)).toHaveLength(3)
})

test('no more than ten are taken, and that is said', async () => {
  const { choose } = show()
  await choose(...Array.from({ length: 12 }, (_, n) => `${n}.jpg`))
  expect(await screen.findByText(/^Paling banyak 10 berkas/)).toBeVisible()
  await waitFor(() => expect(blobs()).toHaveLength(10))
})

test('what is refused stands there with its reason, is not sent, and can be thrown out', async () => {
  looked.mockResolvedValueOnce({ ok: false, problem: 'POLYGLOT' })
  const { user, choose } = show()
  await choose('dua.gif')
  expect(await screen.findByText(words.problem.POLYGLOT)).toBeVisible()
  expect(screen.queryByRole('button', { name: words.retry })).toBeNull()
  expect(calls.sealFile).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Hapus dua.gif' }))
  expect(screen.queryByText('dua.gif')).toBeNull()
})

test('a cancelled file stops at once, is taken back, and the next one goes', async () => {
  let signal: AbortSignal | undefined
  calls.uploadFile.mockImplementationOnce(
    (_record, _stage, given) =>
      new Promise((_, reject) => {
        signal = given
        given.addEventListener('abort', () => reject(new engine.SendError('CANCELLED')))
      }),
  )
  const { user, choose } = show()
  await choose('besar.jpg', 'kecil.jpg')
  await user.click((await itemOf('besar.jpg')).getByRole('button', { name: 'Batalkan besar.jpg' }))
  await waitFor(() => expect(signal?.aborted).toBe(true))
  await waitFor(() => expect(calls.discard).toHaveBeenCalledWith('tray-besar.jpg'))
  await waitFor(() => expect(blobs()).toEqual(['blob-tray-kecil.jpg']))
  expect(screen.queryByText('besar.jpg')).toBeNull()
})

test('a broken line is said; it goes on by the button, or by itself when the line is back', async () => {
  calls.uploadFile.mockRejectedValueOnce(new engine.SendError('OFFLINE'))
  calls.uploadFile.mockRejectedValueOnce(new engine.SendError('OFFLINE'))
  const { user, choose } = show()
  await choose('a.jpg')
  expect(await screen.findByText(words.problem.OFFLINE)).toBeVisible()
  await user.click(screen.getByRole('button', { name: words.retry }))
  expect(await screen.findByText(words.problem.OFFLINE)).toBeVisible()
  act(() => void window.dispatchEvent(new Event('online')))
  await waitFor(() => expect(blobs()).toEqual(['blob-tray-a.jpg']))
})

test('a photo that is to stay as it is after all is sealed and sent anew, and the cleaned one taken back', async () => {
  const { user, choose } = show()
  await choose('a.jpg')
  await waitFor(() => expect(blobs()).toHaveLength(1))
  await user.click(screen.getByRole('checkbox', { name: words.asIs }))
  await waitFor(() => expect(calls.sealFile).toHaveBeenCalledTimes(2))
  expect(calls.sealFile.mock.calls.map(([, , asIs]) => asIs)).toEqual([false, true])
  expect(calls.discard).toHaveBeenCalledWith('tray-a.jpg')
  expect(screen.getByText(words.telling.original)).toBeVisible()
})

test.each<[Given, string]>([
  ['CLOSED', words.problem.CLOSED],
  ['FULL', words.problem.FULL],
  ['GONE', words.problem.GONE],
])('%s, when a file is given to a case, is said beside it', async (outcome, sentence) => {
  const give = jest.fn(async () => outcome)
  const { choose } = show(give)
  await choose('a.jpg')
  await waitFor(() => expect(held.items[0]?.stage).toBe('ready'))
  await act(() => held.run())
  expect(await screen.findByText(sentence)).toBeVisible()
  expect(calls.restart).toHaveBeenCalledTimes(outcome === 'GONE' ? 1 : 0)
})

test('a file that has become part of the case leaves the list and the tray; nothing is sent before the button', async () => {
  const give = jest.fn(async () => 'OK' as const)
  const { choose } = show(give)
  await choose('a.jpg')
  expect(await screen.findByText(words.stage.ready)).toBeVisible()
  expect(calls.sealFile).not.toHaveBeenCalled()
  await act(() => held.run())
  expect(give).toHaveBeenCalledWith({ blob: 'blob-tray-a.jpg', part: new Uint8Array([1]) })
  expect(calls.forget).toHaveBeenCalledWith('tray-a.jpg')
  expect([held.items, held.given]).toEqual([[], 1])
})

test('what a reload has interrupted comes back, and goes on from where it was', async () => {
  calls.interrupted.mockResolvedValue([{ record: record('tray-lama'), meta: META }])
  const give = jest.fn(async () => 'OK' as const)
  show(give)
  await act(() => held.recall())
  await act(() => held.recall())
  expect(screen.getAllByText('lama.pdf')).toHaveLength(1)
  expect(screen.getByText(words.stage.paused)).toBeVisible()
  await act(() => held.run())
  expect(calls.sealFile).not.toHaveBeenCalled()
  expect(calls.uploadFile.mock.calls[0]?.[0].id).toBe('tray-lama')
})

test('where nothing lies on this phone, nothing is loaded to look into it', async () => {
  jest.mocked(hasTray).mockResolvedValue(false)
  show()
  await act(() => held.recall())
  expect(calls.interrupted).not.toHaveBeenCalled()
})

test('whoever leaves in a hurry leaves nothing sending, and nothing in the tray', async () => {
  let signal: AbortSignal | undefined
  calls.uploadFile.mockImplementation((_record, _stage, given) => new Promise(() => void (signal = given)))
  const { choose } = show()
  await choose('a.jpg')
  await waitFor(() => expect(signal).toBeDefined())
  letGoOfEverything()
  expect(signal?.aborted).toBe(true)
  expect(forgetTray).toHaveBeenCalledTimes(1)
})

test('laid aside: what has not arrived is sealed and stays here, nothing more is sent, and what arrived is let go of', async () => {
  calls.uploadFile.mockImplementationOnce(async ({ id }) => `blob-${id}`)
  calls.uploadFile.mockImplementation(
    (_record, _onStage, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new engine.SendError('CANCELLED')))),
  )
  calls.interrupted.mockResolvedValue([{ record: record('tray-macet.jpg'), meta: META }])
  calls.forget.mockResolvedValue(undefined)
  const { choose } = show()
  await choose('sampai.jpg', 'macet.jpg', 'antre.jpg')
  await waitFor(() => expect(calls.uploadFile).toHaveBeenCalledTimes(2))
  let all = false
  await act(async () => void (all = await held.layAside()))
  expect(all).toBe(true)
  expect(held.items.map(({ stage }) => stage)).toEqual(['uploaded', 'aside', 'aside'])
  expect(calls.sealFile).toHaveBeenCalledTimes(3)
  expect([held.aside(), blobs()]).toEqual([2, ['blob-tray-sampai.jpg']])
  await act(async () => void window.dispatchEvent(new Event('online')))
  expect(calls.uploadFile).toHaveBeenCalledTimes(2)
  await act(() => held.settled())
  expect(calls.forget.mock.calls).toEqual([['tray-sampai.jpg']])
})

test('a browser that keeps nothing lays nothing aside, and says so', async () => {
  calls.uploadFile.mockRejectedValue(new engine.SendError('OFFLINE'))
  calls.mustLast.mockRejectedValue(new engine.SendError('STORE'))
  const { choose } = show()
  await choose('macet.jpg')
  await screen.findByText(words.problem.OFFLINE)
  let all = true
  await act(async () => void (all = await held.layAside()))
  expect(all).toBe(false)
  expect(await screen.findByText(words.problem.STORE)).toBeVisible()
})

test('an officer is told in an officer’s words', async () => {
  const evidence = { items: [], tooMany: false, add: jest.fn() } as unknown as Evidence
  const item = { id: '1', name: 'a.pdf', size: 1, kind: 'pdf', stage: 'failed', done: 0, asIs: false } as const
  const problems = (['STORE', 'CLOSED', 'FULL', 'READ'] as const).map((problem) => ({ ...item, id: problem, problem }))
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <EvidenceField evidence={{ ...evidence, items: problems }} sendsAtOnce={false} atDesk />
    </IntlProvider>,
  )
  expect(screen.getByText(/dikunci di perangkat Anda/)).toBeVisible()
  for (const said of [...Object.values(messages.disposition.attach.problem), words.problem.READ])
    expect(screen.getByText(said)).toBeVisible()
  expect(document.body).not.toHaveTextContent(/HP|[Ll]aporan/)
})
