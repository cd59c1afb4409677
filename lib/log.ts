import 'server-only'

/**
 * One line on something that failed here: what it was, the error's name and code, and where it was thrown. Never its
 * message, which may quote what somebody wrote.
 */
export function logFailure(what: string, error: unknown): void {
  const { name, code } = error instanceof Error ? (error as Error & { code?: string }) : { name: typeof error }
  const place = error instanceof Error ? error.stack?.split('\n').find((row) => row.trimStart().startsWith('at ')) : ''
  process.stderr.write(`${what} failed: ${name} ${code ?? ''} ${place?.trim() ?? ''}\n`)
}
