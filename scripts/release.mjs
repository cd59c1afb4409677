// `npm run release`: all that must be done before the processes of a new version are started: packages, tables, what the seed
// knows, build. `npm start` does the same by itself; this is for servers that run under systemd (deploy/README.md).
import { say } from './project.mjs'
import { build, explain, migrate, prepare, seed } from './steps.mjs'

try {
  if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set.')
  await prepare()
  await migrate()
  await seed()
  await build()
  say('Ready: start or restart the processes.')
} catch (error) {
  explain(error)
  process.exitCode = 1
}
