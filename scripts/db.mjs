// `npm run db -- <prisma arguments>`: Prisma's CLI on the embedded database, whether JARI runs or not.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { CHILD_ENV, DATA_DIR, program, ROOT } from './project.mjs'
import { prepare } from './steps.mjs'

const args = process.argv.slice(2)
process.on('SIGINT', () => {}) // Ctrl-C is for Prisma, which may be asking something; we end after it

await prepare()
const database = process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : await embedded()
try {
  const env = { ...CHILD_ENV, DATABASE_URL: database.url }
  const prisma = spawn(process.execPath, [program('prisma/build/index.js'), ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  })
  const [code] = await once(prisma, 'exit')
  process.exitCode = code ?? 1
} finally {
  await database.stop?.()
}

async function embedded() {
  const { startPostgres, AlreadyRunningError } = await import('./postgres.mjs')
  try {
    return await startPostgres({ dataDir: DATA_DIR })
  } catch (error) {
    if (error instanceof AlreadyRunningError && error.databaseUrl) return { url: error.databaseUrl }
    throw error
  }
}
