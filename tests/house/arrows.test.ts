import { execFileSync } from 'node:child_process'

/** Each arrow of ARCHITECTURE.md, tried against its lint rule: one import that must be refused, one that must pass. */
const ARROWS: [room: string, refused: string, allowed: string][] = [
  ['lib/domain/probe.ts', 'react', 'zod'],
  ['lib/domain/probe.ts', '@/lib/data/client', './calendar'],
  ['lib/sealing/probe.ts', 'node:crypto', 'age-encryption'],
  ['lib/sealing/probe.ts', '@/lib/data/client', '@noble/hashes/hkdf.js'],
  ['lib/data/probe.ts', 'next/headers', '@/lib/domain/calendar'],
  ['lib/data/probe.ts', 'next/cache', '@/generated/prisma/client'],
  ['lib/data/public-probe.ts', '@/lib/session', 'next/cache'],
  ['components/probe.tsx', '@/lib/data/client', '@/lib/domain/calendar'],
  ['components/probe.tsx', '@/lib/session', 'react'],
  ['app/probe/page.tsx', '@/generated/prisma/client', '@/lib/session'],
  ['app/probe/page.tsx', '@/lib/env', '@/lib/data/cases'],
]

// ESLint loads its configuration as an ES module, which jest cannot: it runs in a Node of its own, once for all.
const PROBE = `
import { ESLint } from 'eslint'
const lint = new ESLint()
const counts = []
for (const [filePath, source] of JSON.parse(process.argv[1])) {
  const [result] = await lint.lintText("import thing from '" + source + "'\\nexport const probe = thing\\n", { filePath })
  counts.push(result.messages.filter((message) => message.ruleId === 'no-restricted-imports').length)
}
console.log(JSON.stringify(counts))`

function refusals(probes: [room: string, source: string][]): number[] {
  const args = ['--input-type=module', '-e', PROBE, JSON.stringify(probes)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as number[]
}

test('every arrow refuses what it must and lets the rest through', () => {
  const probes = ARROWS.flatMap(([room, refused, allowed]): [string, string][] => [
    [room, refused],
    [room, allowed],
  ])
  expect(refusals(probes)).toEqual(ARROWS.flatMap(() => [1, 0]))
}, 60_000)
