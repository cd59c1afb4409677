import { ESLint } from 'eslint'

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

const lint = new ESLint()

async function refusals(filePath: string, source: string): Promise<number> {
  const [result] = await lint.lintText(`import thing from '${source}'\nexport const probe = thing\n`, { filePath })
  return result!.messages.filter((message) => message.ruleId === 'no-restricted-imports').length
}

test.each(ARROWS)('%s may not import %s, may import %s', async (room, refused, allowed) => {
  expect(await refusals(room, refused)).toBe(1)
  expect(await refusals(room, allowed)).toBe(0)
})
