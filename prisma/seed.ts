import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/generated/prisma/client'
import { seedDemo } from './seed/demo/demo'
import { seedReference } from './seed/reference'

/**
 * Fills an empty installation: Kendari's units, services, hours and calendar; with JARI_DEMO=1 also demo accounts, cases
 * and boards. Run again it changes nothing. Needs DATABASE_URL; the demo's secrets go to the folder JARI_DATA.
 */
async function main(): Promise<void> {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString) throw new Error('The seed needs DATABASE_URL.')
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 2 }) })
  try {
    const filled = await seedReference(db)
    console.log(filled.length > 0 ? `seeded ${filled.join(', ')}` : 'reference data is there')
    if (process.env.JARI_DEMO !== '1') return
    const secretsIn = process.env.JARI_DATA || '.data'
    const demo = await seedDemo(db, { now: new Date(), secretsIn, tell: (line) => console.log(line) })
    console.log(demo ? `seeded ${demo.cases.length} demo cases` : 'officers are there: no demo is added')
  } finally {
    await db.$disconnect()
  }
}

await main()
