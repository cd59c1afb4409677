/**
 * The server's settings. They say what keeps a committed report (fsync, full pages, synchronous commit), what keeps the
 * server unreachable from outside (no TCP), and what keeps words out of the log: errors of statements quote values, so
 * only the server's own life is logged.
 *
 * @param {string} socketFolder
 * @param {{ throwaway?: boolean }} options `throwaway`: data of a test run, which nobody needs after a crash
 * @returns {string[]} arguments for `postgres`
 */
export function settings(socketFolder, { throwaway = false } = {}) {
  const durable = throwaway ? 'off' : 'on'
  return Object.entries({
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    fsync: durable,
    full_page_writes: durable,
    synchronous_commit: durable,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** A database that needs no locale and no ICU from the machine: PostgreSQL's own UTF-8 rules. */
export const INITDB = [
  ...['--username=jari', '--auth=trust', '--data-checksums', '--encoding=UTF8', '--locale=C'],
  ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--text-search-config=simple'],
]
