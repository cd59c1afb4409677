import { spawn } from 'node:child_process'

/**
 * Ties a child to our life: should we die in whatever way, also by kill -9, it is sent `signal`. A small shell waits for
 * the end of its input, which the kernel brings about when we are gone.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {'INT' | 'TERM'} signal
 * @param {{ uid?: number, gid?: number }} [account] whose child it is, when not ours
 */
export function tieToUs(child, signal, account = {}) {
  const keeper = spawn('/bin/sh', ['-c', `read -r _; kill -${signal} "$0"`, String(child.pid)], {
    ...account,
    cwd: '/',
    detached: true, // Ctrl-C must not end it first
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keeper.unref()
  keeper.stdin.unref()
  child.once('exit', () => keeper.kill('SIGKILL'))
}
