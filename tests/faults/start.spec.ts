import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { currentHome } from '@/scripts/postgres/place.mjs'
import { postmasterPid } from '@/scripts/postgres/process.mjs'
import { freePort } from '../support/app'

test('npm start brings back a database and a server that were killed, and still ends when it is told to', async () => {
  test.setTimeout(300_000)
  const dataDir = mkdtempSync(join(tmpdir(), 'jari-keep-'))
  const url = `http://localhost:${await freePort()}`
  const env = { ...process.env, JARI_DATA: dataDir, PORT: new URL(url).port, JARI_HOST: '127.0.0.1', JARI_DEMO: '0' }
  const jari = fork('scripts/start.mjs', { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let said = ''
  for (const stream of [jari.stdout, jari.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ready = async () => expect((await fetch(`${url}/api/ready`).catch(() => null))?.status ?? said).toBe(200)
  try {
    await expect(ready).toPass({ timeout: 120_000 })
    process.kill(postmasterPid(join(currentHome(dataDir), 'pg'))!, 'SIGKILL')
    await expect(() => expect(said).toContain('Starting the database again')).toPass({ timeout: 10_000 })
    await expect(ready).toPass({ timeout: 60_000 })

    const [server] = childrenOf(jari.pid!).filter((pid) => commandOf(pid).includes('scripts/serve.mjs'))
    process.kill(server!, 'SIGKILL')
    await expect(() => expect(said).toContain('Starting the server again')).toPass({ timeout: 10_000 })
    await expect(ready).toPass({ timeout: 60_000 })
  } finally {
    jari.kill('SIGTERM')
    expect(await once(jari, 'exit')).toEqual([0, null])
    rmSync(dataDir, { recursive: true, force: true })
  }
})

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(parent)
    } catch {
      return false
    }
  })
}
