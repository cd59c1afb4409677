// `npm run db -- <prisma arguments>`: Prisma's CLI on the embedded database, whether JARI runs or not.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openDatabase } from './postgres/open.mjs'
import { CHILD_ENV, program, ROOT } from './project.mjs'
import { prepare } from './steps.mjs'

const args = process.argv.slice(2)
process.on('SIGINT', () => {}) // Ctrl-C is for Prisma, which may be asking something; we end after it

await prepare()
const database = await openDatabase()
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
  await database.stop()
}
