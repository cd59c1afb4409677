import 'server-only'
import type PgBoss from 'pg-boss'
import { expireUploads } from '@/lib/data/evidence'
import { WITA, work } from './boss'

/** Every night, and when a process starts: what was uploaded and never became part of a report goes. */
const EXPIRE = 'evidence-expire'

export async function workEvidence(boss: PgBoss): Promise<void> {
  await boss.createQueue(EXPIRE, {
    name: EXPIRE,
    policy: 'short',
    retryLimit: 3,
    retryDelay: 300,
    expireInSeconds: 3600,
  })
  await work(boss, EXPIRE, () => expireUploads())
  await boss.schedule(EXPIRE, '37 3 * * *', {}, WITA)
  await boss.send(EXPIRE, {})
}
