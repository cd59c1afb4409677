import { accessSync, chmodSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'
import { runningDatabaseUrl } from './scripts/postgres/running.mjs'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The CLI would download its schema engine; scripts/schema-engine.mjs takes its place. An archive of the source may have
// lost the right to run it.
const engine = file('scripts/schema-engine.mjs')
try {
  accessSync(engine, constants.X_OK)
} catch {
  chmodSync(engine, 0o755)
}
process.env.PRISMA_SCHEMA_ENGINE_BINARY = engine
process.env.CHECKPOINT_DISABLE = '1' // no update check, no telemetry
process.env.PRISMA_HIDE_UPDATE_MESSAGE = '1'

const url = process.env.DATABASE_URL || runningDatabaseUrl(process.env.JARI_DATA || file('.data'))
if (!url && process.argv.some((word) => ['migrate', 'db', 'studio'].includes(word))) {
  process.stderr.write(
    'No database: set DATABASE_URL, or use `npm run db -- <prisma arguments>`, which brings its own.\n',
  )
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'npm run seed' },
  ...(url ? { datasource: { url } } : {}),
})
