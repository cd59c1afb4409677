import { spawn } from 'node:child_process'
import { CHILD_ENV, ROOT, say } from './project.mjs'

const HEARTBEAT_MS = 15_000

/** A step that failed. `output` is what it had printed. */
export class StepError extends Error {
  constructor(title, how, output) {
    super(`${title} failed (${how})`)
    this.name = 'StepError'
    this.output = output
  }
}

/**
 * Runs one long step: says its title, that it is still going every 15 seconds, and how long it took. Its own output is
 * kept back and shown only if it fails.
 *
 * @param {string} title
 * @param {string[]} command program and arguments
 * @param {{ env?: object, signal?: AbortSignal, progress?: () => string, quick?: boolean }} options `quick`: steps that
 *   take a second or two at every start say nothing unless they fail
 * @returns {Promise<string>} standard output and error together
 * @throws {StepError}
 */
export async function step(title, [file, ...args], { env, signal, progress = () => '', quick = false } = {}) {
  const begun = Date.now()
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`
  if (!quick) say(`${title} …`)
  const heartbeat = setInterval(() => {
    say(`${quick ? `${title} ` : '  '}… ${[seconds(), progress()].filter(Boolean).join(', ')}`)
  }, HEARTBEAT_MS)
  try {
    const output = await collect(
      file,
      args,
      { env: { ...CHILD_ENV, ...env }, cwd: ROOT, signal, killSignal: 'SIGTERM' },
      title,
    )
    if (!quick) say(`  done in ${seconds()}`)
    return output
  } finally {
    clearInterval(heartbeat)
  }
}

function collect(file, args, options, title) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.once('error', (error) =>
      reject(error.name === 'AbortError' ? error : new StepError(title, error.message, output)),
    )
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new StepError(title, signal ?? `exit ${code}`, output))
    })
  })
}
