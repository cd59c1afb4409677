// `npm run lock`: completes package-lock.json with the packages of other platforms.
//
// Some packages come in one piece per platform, listed as optional. A registry mirror on a closed network may hold only
// the pieces for its own machines; `npm install` then leaves the others out of the lock file, and `npm ci` refuses that
// lock file everywhere. Their exact versions stand in the packages that want them, so they can be written down without
// having been seen. Where npm does install one of them it checks no integrity, which the lock file of a full registry
// would have: run `npm install` on such a network before a release for those platforms.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './project.mjs'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * The optional packages with an exact version that the lock file names as wanted but does not list.
 *
 * @param {{ packages: Record<string, { dev?: true, optionalDependencies?: Record<string, string> }> }} lock
 * @returns {{ name: string, version: string, dev?: true }[]}
 */
export function missingPlatforms({ packages }) {
  const exact = /^\d+\.\d+\.\d+/
  return Object.values(packages).flatMap(({ dev, optionalDependencies = {} }) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => !packages[`node_modules/${name}`] && exact.test(version))
      .map(([name, version]) => ({ name, version, ...(dev ? { dev } : {}) })),
  )
}

/** What npm goes by when it decides whether a package is for this machine, read from the package's name. */
export function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor)).slice(0, 1)
  const libc = { gnu: ['glibc'], musl: ['musl'] }[words.at(-1)]
  return {
    ...(cpu.length ? { cpu } : {}),
    ...(os.length ? { os } : {}),
    ...(libc && os[0] === 'linux' ? { libc } : {}),
  }
}

function complete(lock) {
  for (const { name, version, dev } of missingPlatforms(lock)) {
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true }
  }
  const [root, ...rest] = Object.entries(lock.packages)
  rest.sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { ...lock, packages: Object.fromEntries([root, ...rest]) }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = join(ROOT, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, `${JSON.stringify(complete(lock), null, 2)}\n`)
}
