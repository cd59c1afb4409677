import { expect, type Page, test } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { recordTraffic, tracesIn } from '../support/traces'

/**
 * Each experience's own way through the form. All of them are about Disdukcapil (lapor.spec.ts counts the others). `asks`:
 * the pages between the office and the identity; `becomes`: channel, kind and category by which the case is routed.
 */
const STORY = 'Apa yang terjadi?'
const SERVICE = 'Untuk layanan apa?'
const WHEN = 'Kapan terjadi?'
const WHO = 'Siapa yang melakukannya?'
const AMOUNT = 'Berapa yang diminta atau diberikan?'
const EVIDENCE = 'Ada bukti? (boleh dilewati)'
const READERS = 'Ada pemeriksa yang tidak boleh membaca ini?'
const MONEY = [SERVICE, STORY, AMOUNT, WHEN, WHO, EVIDENCE, READERS]

type Path = { experience: string; asks: string[]; becomes: [string, string | null, string]; unseen?: string[] }
const PATHS: Path[] = [
  { experience: 'Diminta membayar', asks: MONEY, becomes: ['SPG', 'EXTORTION', 'demanded'] },
  { experience: 'Memberi supaya dibantu', asks: MONEY, becomes: ['SPG', 'BRIBERY', 'bribe'] },
  {
    experience: 'Melihat hadiah untuk petugas',
    asks: MONEY.filter((page) => page !== SERVICE),
    becomes: ['SPG', 'GRATUITY', 'gift'],
  },
  { experience: 'Diminta, tetapi saya tolak', asks: MONEY, becomes: ['SPG', 'EXTORTION', 'refused'] },
  {
    experience: 'Layanan buruk atau dipersulit',
    asks: [SERVICE, STORY, WHEN, EVIDENCE],
    becomes: ['COMPLAINT', null, 'other'],
    unseen: ['Apa yang kurang?'],
  },
  {
    experience: 'Saya pegawai dan tahu pelanggaran',
    asks: [STORY, WHO, WHEN, 'Berapa nilainya?', 'Dari mana Anda tahu?', EVIDENCE, READERS],
    becomes: ['INSIDER', null, 'insider'],
    unseen: ['Berapa nilainya?', 'Dari mana Anda tahu?'],
  },
  { experience: 'Petugasnya jujur', asks: [STORY, 'Siapa petugasnya?'], becomes: ['COMPLAINT', null, 'honest'] },
]

const storyOf = () => `Kisah${crypto.randomUUID().replaceAll('-', '')}`
const question = (page: Page) => page.getByRole('heading', { level: 2 }).first()

async function stored(page: Page) {
  const words = await page
    .getByText(/^Nomor laporan/)
    .first()
    .textContent()
  const { rows } = await query(
    testDatabaseUrl(),
    'SELECT "channel", "spgKind", "category", "unitId", "sealedBy" FROM "Case" WHERE "reference" = $1',
    [words!.match(/JK-\w{4}-\w{4}/)![0]],
  )
  return rows[0]
}

for (const { experience, asks, becomes, unseen = [] } of PATHS) {
  const [channel, spgKind, category] = becomes
  const row = { channel, spgKind, category, unitId: 'disdukcapil' }

  test(`${experience}: asked only what it needs, and sealed here`, async ({ page, context }) => {
    const traffic = recordTraffic(context)
    const story = storyOf()
    await page.goto('/lapor?unit=disdukcapil')
    await page.getByRole('radio', { name: experience, exact: false }).check()
    const seen: string[] = []
    for (;;) {
      const before = await question(page).innerText()
      await page.getByRole('button', { name: 'Lanjut' }).click()
      await expect(question(page)).not.toHaveText(before)
      const asked = await question(page).innerText()
      if (asked === 'Periksa jawaban Anda') break
      seen.push(asked)
      if (asked === STORY) await page.getByLabel('Ceritakan dengan kata-kata Anda').fill(story)
      if (unseen.includes(asked)) await expectGoodLooks(page)
    }
    const first = experience.startsWith('Layanan') ? ['Apa yang kurang?', 'Di kantor mana?'] : ['Di kantor mana?']
    expect(seen).toEqual([...first, ...asks, 'Boleh kami tahu siapa Anda?'])
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await expect(question(page)).toHaveText('Laporan diterima dan terkunci', { timeout: 60_000 })
    expect(await stored(page)).toEqual({ ...row, sealedBy: 'BROWSER' })
    expect(tracesIn(traffic(), [story])).toEqual([])
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test(`${experience}: on one page`, async ({ page }) => {
      await page.goto('/lapor?unit=disdukcapil')
      await page.getByRole('radio', { name: experience, exact: false }).check()
      await page.getByRole('textbox', { name: 'Ceritakan dengan kata-kata Anda' }).fill(storyOf())
      await page.getByRole('button', { name: 'Periksa jawaban' }).click()
      await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
      await expect(question(page)).toHaveText('Laporan diterima dan terkunci')
      expect(await stored(page)).toEqual({ ...row, sealedBy: 'SERVER' })
    })
  })
}
