import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildCase, buildOfficer, deedOfficer } from '@/prisma/seed/builders'
import { mailServer } from '../support/mail-server'
import { type OwnDatabase, ownDatabase } from './own-database'

let own: OwnDatabase
beforeAll(async () => {
  own = await ownDatabase()
})
afterAll(() => own.drop())

test('npm run worker does on its own what time asks for, and ends when told to', async () => {
  const lead = await buildOfficer(own.db, { role: 'LEAD' })
  const by = deedOfficer(lead)
  const moves = ['verify', 'start', 'act'] as const
  const made = await buildCase(own.db, {
    leads: [{ id: lead.id, recipient: lead.recipient ?? '' }],
    receivedOn: '2026-01-05',
    deeds: moves.map((move) => ({ by, on: '2026-01-06', move, ...(move === 'act' && { message: 'Selesai.' }) })),
  })
  const fresh = await buildCase(own.db, { leads: [{ id: lead.id, recipient: lead.recipient ?? '' }] })
  const mails = await mailServer()
  const worker = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'], {
    env: {
      ...{ ...process.env, DATABASE_URL: own.url, JARI_SECRET: 'a'.repeat(43), NODE_OPTIONS: '' },
      JARI_SMTP_URL: mails.url.href,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const state = async () => (await own.db.case.findUniqueOrThrow({ where: { id: made.id } })).state
    const told = () => mails.received.some(({ raw }) => raw.includes(`Subject: JARI: laporan baru ${fresh.reference}`))
    while ((await state()) !== 'CLOSED' || !told()) await new Promise((resolve) => setTimeout(resolve, 100))
  } finally {
    worker.kill('SIGTERM')
  }
  expect(await once(worker, 'exit')).toEqual([0, null])
  await mails.close()
}, 60_000)
