import { rmSync } from 'node:fs'

/** Stops the throw-away PostgreSQL of global-setup.mjs and removes its data. */
export default async function globalTeardown() {
  const { stop, dataDir } = globalThis.jariTestServer
  await stop()
  rmSync(dataDir, { recursive: true })
}
