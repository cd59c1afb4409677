import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HEAD, PATCH, POST } from '@/app/bukti/[[...id]]/route'
import { evidenceStore } from '@/lib/data/evidence-store'
import { problemIn } from './reporter-requests'

process.env.JARI_DATA = mkdtempSync(join(tmpdir(), 'jari-bukti-'))

jest.mock('next/headers', () => ({ headers: async () => new Headers({ host: 'localhost:3000' }) }))
jest.mock('@/lib/locale', () => ({ getT: async () => (key: string) => key }))

const ask = (door: typeof POST, id: string | null, init: RequestInit & { headers: Record<string, string> }) =>
  door(
    new Request(`http://localhost:3000/bukti${id ? `/${id}` : ''}`, {
      ...init,
      headers: { 'tus-resumable': '1.0.0', origin: 'http://localhost:3000', ...init.headers },
    }),
    { params: Promise.resolve({ id: id ? [id] : undefined }) },
  )

test('a disk that others have filled refuses the next piece and keeps what has arrived; with room it goes on from there', async () => {
  const made = await ask(POST, null, { method: 'POST', headers: { 'upload-length': '1000' } })
  const id = made.headers.get('location')!.split('/').at(-1)!
  const piece = (from: number, bytes: number) =>
    ask(PATCH, id, {
      method: 'PATCH',
      headers: { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(randomBytes(bytes)),
    })
  const arrived = async () => (await ask(HEAD, id, { method: 'HEAD', headers: {} })).headers.get('upload-offset')
  expect((await piece(0, 600)).status).toBe(204)

  const room = jest.spyOn(await evidenceStore(), 'hasRoom').mockResolvedValue(false)
  expect(await problemIn(await piece(600, 400))).toMatchObject({ status: 507, code: 'UNAVAILABLE' })
  expect(await arrived()).toBe('600')
  room.mockRestore()
  expect((await piece(600, 400)).status).toBe(204)
  expect(await arrived()).toBe('1000')
})
