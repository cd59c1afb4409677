import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Outcome = { code: number; stdout: string; stderr: string }

/** A command of operation (scripts/), with no database or secret but what `env` says. */
export async function command(
  script: string,
  args: string[],
  env: Record<string, string>,
  input = '',
): Promise<Outcome> {
  const { DATABASE_URL: _, JARI_SECRET: __, ...inherited } = process.env
  const options = { env: { ...inherited, ...env } as NodeJS.ProcessEnv }
  const running = promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', `scripts/${script}.ts`, ...args],
    options,
  )
  running.child.stdin?.end(input)
  return running.then(
    (said) => ({ code: 0, ...said }),
    (error: Outcome) => error,
  )
}

/** What every file of a folder holds, by name. */
export const contents = (directory: string) =>
  readdirSync(directory).map((name) => [
    name,
    readFileSync(join(directory, name)).toString('base64'),
    statSync(join(directory, name)).mtimeMs,
  ])
