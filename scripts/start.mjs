// `npm start`: from a fresh clone to a running JARI. Needs Node and a package registry, and nothing else.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { launch } from './launch.mjs'
import { CHILD_ENV, ROOT } from './project.mjs'
import { build } from './steps.mjs'

await launch({
  async startServer(env, { port, signal }) {
    await build({ env, signal })
    const serverEnv = { ...CHILD_ENV, ...env, PORT: String(port), NODE_ENV: 'production' }
    const server = fork(join(ROOT, 'scripts/serve.mjs'), { cwd: ROOT, env: serverEnv })
    const [outcome] = await Promise.race([once(server, 'message'), once(server, 'exit')])
    if (outcome !== 'ready') throw new Error('The server did not start.')
    return server
  },
})
