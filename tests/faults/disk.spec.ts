import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Filed, intake, newUpload, sealedReport, untilAcknowledged, upload } from '../support/fault-deeds'
import { addLead } from '../support/fault-officers'
import { faultyHome, type FaultyHome } from '../support/faulty-home'
import { expectHonestPages, expectRefusedForNow, PAGES } from '../support/honest'
import { query } from '../support/officers'

test.describe.configure({ timeout: 300_000 })

let disk = ''
let full: FaultyHome | undefined
test.afterAll(async () => {
  await full?.stop()
  if (disk === '') return
  spawnSync('umount', [disk])
  rmSync(disk, { recursive: true })
})

test('what was acknowledged is there, what was not is refused in words, and with room all goes on', async () => {
  disk = mkdtempSync(join(tmpdir(), 'jari-disk-'))
  // Only root can make a disk that is small enough to be filled.
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=800m,mode=755', 'tmpfs', disk]).status).toBe(0)
  const at = (full = await faultyHome({}, disk))
  await addLead(at.databaseUrl)
  const kept = await sealedReport(at)
  const reference = await untilAcknowledged(intake(at, kept))
  const lives = at.ends.length
  const status = async (path: string) => (await fetch(at.url + path, { signal: AbortSignal.timeout(30_000) })).status

  // Two uploads are to be: one has begun when somebody else fills the disk to the last page.
  const begun = await newUpload(kept)
  const begin = () => fetch(`${at.url}/bukti`, { method: 'POST', headers: startOf(begun.bytes.length, at) })
  begun.id = (await begin()).headers.get('location')!.split('/').at(-1)!
  const filler = join(disk, 'filler')
  fill(filler)
  expect(await upload(at, kept, begun).send()).toBeNull()
  expect([503, 507]).toContain((await begin()).status)
  // What the database has set aside may do for a few reports; each that is acknowledged has to be there afterwards.
  const taken: [Filed, string][] = []
  let refused: Filed | null = null
  while (!refused) {
    const filed = await sealedReport(at)
    const said = await intake(at, filed).send()
    if (said === null) refused = filed
    else taken.push([filed, said])
  }
  const again = await expectRefusedForNow(at)
  await expectHonestPages(at)
  expect(await status('/api/health')).toBe(200)

  rmSync(filler)
  if (await isGone(at)) await at.startDatabase() // as npm start and systemd do
  await expect(async () => expect(await status('/api/ready')).toBe(200)).toPass({ timeout: 60_000 })
  for (const path of PAGES) expect(await status(path), path).toBe(200)
  expect(await untilAcknowledged(intake(at, kept))).toBe(reference)
  for (const [filed, said] of taken) expect(await untilAcknowledged(intake(at, filed))).toBe(said)
  expect(await untilAcknowledged(intake(at, refused))).toMatch(/^JK-/)
  expect(await again()).toMatch(/^JK-/)
  expect(await untilAcknowledged(upload(at, kept, begun))).toBe('file 1')
  expect(at.ends).toHaveLength(lives)
})

const startOf = (bytes: number, { url }: FaultyHome) => ({
  ...{ origin: url, 'tus-resumable': '1.0.0', 'upload-length': String(bytes) },
})

function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (;;) writeSync(handle, MEGABYTE)
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    closeSync(handle)
  }
}

const MEGABYTE = Buffer.alloc(2 ** 20)

async function isGone({ databaseUrl }: FaultyHome): Promise<boolean> {
  return query(databaseUrl, 'SELECT 1').then(
    () => false,
    () => true,
  )
}
