import { readFileSync } from 'node:fs'

/** Versions below these have known security faults; an audit cannot run on a closed network, so they are pinned here. */
const FLOORS: Record<string, [number, number, number]> = {
  next: [16, 4, 6],
  react: [19, 3, 1],
  'react-dom': [19, 3, 1],
  'next-auth': [4, 24, 15],
  sharp: [0, 35, 5],
}

type Lock = { packages: Record<string, { version?: string }> }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const installed = Object.entries(lock.packages).flatMap(([path, { version }]) => {
  const name = path.split('node_modules/').at(-1) ?? ''
  return name in FLOORS && version ? [{ name, path, version }] : []
})

function reaches(version: string, floor: [number, number, number]): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number)
  if (major !== floor[0]) return major > floor[0]
  if (minor !== floor[1]) return minor > floor[1]
  return patch >= floor[2]
}

describe('security floors', () => {
  test.each(Object.keys(FLOORS).filter((name) => name !== 'sharp'))('%s is in the lock file', (name) => {
    expect(installed.map((entry) => entry.name)).toContain(name)
  })

  test.each(installed)('$path $version reaches its floor', ({ name, version }) => {
    expect(reaches(version, FLOORS[name]!)).toBe(true)
  })

  test('a version below a floor is noticed', () => {
    expect(reaches('16.4.5', [16, 4, 6])).toBe(false)
    expect(reaches('16.5.0', [16, 4, 6])).toBe(true)
    expect(reaches('15.9.9', [16, 4, 6])).toBe(false)
  })

  test('every dependency is pinned to one exact version', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>
    for (const range of Object.values({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(range).toMatch(/^\d+\.\d+\.\d+/)
  })
})
