import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { newest, written } from './fresh.mjs'
import { program, ROOT, say } from './project.mjs'
import { step } from './run.mjs'

const NODE = process.execPath
const MIN_NODE = [20, 19]
/** The same variable as in next.config.ts: several builds may lie side by side. */
const DIST = process.env.NEXT_DIST_DIR || '.next'
const BUILD_STAMP = join(DIST, 'jari-build.json')
const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'worker',
  'prisma/schema.prisma',
  'package-lock.json',
  'tsconfig.json',
]

/** @throws {Error} on a Node that the product does not run on */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return
  throw new Error(`JARI needs Node ${MIN_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

/** Installs the locked packages where something else, or nothing, is installed. No package's own script is run. */
export async function install({ signal } = {}) {
  if (installedAsLocked()) return
  const npm = process.env.npm_execpath ? [NODE, process.env.npm_execpath] : ['npm']
  const flags = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress']
  await step('Installing packages', [...npm, 'ci', ...flags], { signal, progress: installedCount })
}

// By content, not by time: a lock file that was merely touched must not take the packages from under a running server.
function installedAsLocked() {
  try {
    const [locked, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map(
      (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages,
    )
    const { '': _root, ...wanted } = locked
    const otherPlatform = ({ optional, devOptional }, path) => (optional || devOptional) && !installed[path]
    return (
      Object.entries(wanted).every(
        ([path, entry]) => installed[path]?.version === entry.version || otherPlatform(entry, path),
      ) && Object.keys(installed).every((path) => path in wanted)
    )
  } catch {
    return false // not there, or broken off
  }
}

// npm makes all folders first and fills them one after another.
function installedCount() {
  const folders = (below) => (existsSync(below) ? readdirSync(below).map((name) => join(below, name)) : [])
  const packages = folders(join(ROOT, 'node_modules')).flatMap((path) =>
    basename(path)[0] === '@' ? folders(path) : [path],
  )
  return `${packages.filter((path) => existsSync(join(path, 'package.json'))).length} packages so far`
}

/** Generates the database client when the schema is newer than it. */
export async function generate({ signal } = {}) {
  const client = written('generated/prisma/client.ts')
  if (client && client >= newest('prisma/schema.prisma', 'package-lock.json')) return
  await step('Generating the database client', [NODE, program('prisma/build/index.js'), 'generate'], { signal })
}

/** Brings the database at `env.DATABASE_URL` to the newest schema. */
export async function migrate({ env, signal } = {}) {
  await step('Migrating the database', [NODE, program('prisma/build/index.js'), 'migrate', 'deploy'], {
    env,
    signal,
    quick: true,
  })
}

/**
 * Fills what is missing: units, services, calendar, and in demo mode accounts and cases. The seed itself decides.
 *
 * @param {{ env?: object, signal?: AbortSignal, quick?: boolean }} options
 */
export async function seed({ env, signal, quick = true } = {}) {
  const command = [NODE, '--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts']
  await step('Filling the database', command, { env, signal, quick })
}

/** Builds the app when the build is older than its source, or made with other packages. */
export async function build({ env, signal } = {}) {
  if (buildIsFresh()) return
  const begun = Date.now()
  rmSync(join(ROOT, BUILD_STAMP), { force: true })
  const command = [NODE, program('next/dist/bin/next'), 'build']
  await step('Building the app', command, { env: { ...env, NODE_ENV: 'production' }, signal })
  writeFileSync(join(ROOT, BUILD_STAMP), JSON.stringify({ begun, next: nextVersion() }))
}

/** True when the build folder holds a finished build of the present source. */
export function buildIsFresh() {
  try {
    const { begun, next } = JSON.parse(readFileSync(join(ROOT, BUILD_STAMP), 'utf8'))
    const configs = readdirSync(ROOT).filter((name) =>
      /^(next|postcss|tailwind)\.config\.|^(proxy|instrumentation)\.ts$/.test(name),
    )
    return (
      statSync(join(ROOT, DIST, 'BUILD_ID')).isFile() &&
      next === nextVersion() &&
      begun > newest(...SOURCES, ...configs)
    )
  } catch {
    return false
  }
}

function nextVersion() {
  return JSON.parse(readFileSync(program('next/package.json'), 'utf8')).version
}

/** Everything before the database is needed. */
export async function prepare(options) {
  checkNode()
  await install(options)
  await generate(options)
}

/** Prints why a step failed, for a person: the beginning and the end of a long output. */
export function explain(error) {
  say(`\n${error.message}`)
  const lines = error.output?.trim().split('\n') ?? []
  say((lines.length > 80 ? [...lines.slice(0, 30), '  …', ...lines.slice(-50)] : lines).join('\n'))
}
