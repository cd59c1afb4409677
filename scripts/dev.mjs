// `npm run dev`: the same house as `npm start`, with Next's development server in front.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { tieToUs } from './keeper.mjs'
import { launch } from './launch.mjs'
import { CHILD_ENV, program, ROOT } from './project.mjs'

await launch({
  verb: 'is being worked on',
  async startServer(env, { port }) {
    const devEnv = { ...CHILD_ENV, ...env, NODE_ENV: 'development' }
    const args = [program('next/dist/bin/next'), 'dev', '-p', String(port)]
    const server = spawn(process.execPath, args, { cwd: ROOT, env: devEnv, stdio: 'inherit' })
    tieToUs(server, 'TERM')
    while (!(await answers(port))) {
      if (server.exitCode !== null) throw new Error('The development server did not start.')
      await wait(200)
    }
    return server
  },
})

async function answers(port) {
  const socket = connect(port, 'localhost')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
