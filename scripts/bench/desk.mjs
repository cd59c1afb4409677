import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import pg from 'pg'
import { messageText } from '../../lib/domain/message.ts'
import { newCaseKeys, sealPart } from '../../lib/sealing/case-seal.ts'
import { DEMO_PASSWORD } from '../../prisma/seed/demo/accounts.ts'
import { chromium } from '../../tests/support/chromium.mjs'
import { sealedReport } from './reports.mjs'

const PARTS = 50
const CPU = 4

/**
 * A lead opens a case of 50 parts, at a quarter of this processor's speed, in a browser with a profile of its own, which
 * keeps compiled scripts as a desk's does: rows of [what, median ms, slowest ms] of `times`. By the page's own clock, to
 * the first frame with the last message: from the press on its title in the queue, and from asking for its address.
 */
export async function openingTimes({ url, databaseUrl, secret }, times = 5) {
  const id = await thickCase({ url, databaseUrl, secret })
  const profile = mkdtempSync(join(tmpdir(), 'jari-desk-'))
  const context = await playwright.launchPersistentContext(profile, {
    ...(await chromium()),
    viewport: { width: 1280, height: 900 },
    locale: 'id-ID',
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(watchFor, last)
    await page.goto(`${url}/masuk`)
    await page.getByLabel('Alamat e-mail').fill('inspektur@demo.jari')
    await page.getByLabel('Kata sandi', { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Masuk', exact: true }).click()
    await page.waitForURL('**/petugas/**')
    const session = await context.newCDPSession(page)
    const slowly = async (open) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU })
      await open()
      await page.waitForFunction(() => window.seenAt !== undefined, undefined, { polling: 500 })
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      return page.evaluate(() => window.seenAt - (window.pressedAt ?? 0))
    }
    const [pressed, addressed] = [[], []]
    // The first time brings the scripts along, which stay with whoever works here all day.
    for (let i = 0; i <= times; i++) {
      await page.goto(`${url}/petugas/kasus`)
      const title = page.locator(`a[data-case="${id}"]`)
      await title.getByText(/^Laporan /).waitFor() // the queue has opened its titles
      const press = await slowly(() => title.evaluate(pressNow))
      await page.goto(`${url}/petugas/saya`)
      const address = await slowly(() => page.goto(`${url}/petugas/kasus/${id}`, { waitUntil: 'commit' }))
      if (i === 0) continue
      pressed.push(press)
      addressed.push(address)
    }
    return [
      ['from the press in the queue', ...medianAndSlowest(pressed)],
      ['from its address, the whole page', ...medianAndSlowest(addressed)],
    ]
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

function medianAndSlowest(times) {
  const sorted = times.map(Math.round).sort((a, b) => a - b)
  return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
}

/** In the page: notes when the frame is drawn in which `text` stands. */
function watchFor(text) {
  const watcher = new MutationObserver(() => {
    const shown = Array.from(document.querySelectorAll('[data-desk] ol p')).some((p) => p.textContent === text)
    if (!shown) return
    watcher.disconnect()
    // A task after the next frame: by then it has been drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (window.seenAt = performance.now())
      port2.postMessage(null)
    })
  })
  watcher.observe(document, { childList: true, subtree: true })
}

/** In the page: presses, and notes when. */
function pressNow(link) {
  window.pressedAt = performance.now()
  link.click()
}

const text = (number) =>
  `Pesan nomor ${number}. ${'Petugas loket meminta uang map sebelum berkas diterima. '.repeat(8)}`.trim()
const last = text(PARTS - 2)

/** A case with a title, an account and as many messages as make PARTS, due before all others: at the head of the queue. */
async function thickCase({ url, databaseUrl, secret }) {
  const caseKeys = await newCaseKeys()
  const { body, headers } = await sealedReport(databaseUrl, secret, { caseKeys })
  const answer = await fetch(`${url}/lapor/kirim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body,
  })
  if (!answer.ok) throw new Error(`the report was refused: ${answer.status}`)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`UPDATE "Case" SET "dueOn" = current_date - 365 WHERE "id" = $1`, [caseKeys.caseId])
    for (let number = 1; number <= PARTS - 2; number++) {
      const said = messageText({ from: 'REPORTER', text: text(number) })
      const { sealed, tag } = await sealPart(caseKeys.secret, caseKeys.caseId, 'MESSAGE', number, said)
      await client.query(
        `INSERT INTO "Part" ("caseId", "kind", "number", "author", "sealed", "tag", "on")
         VALUES ($1, 'MESSAGE', $2, 'REPORTER', $3, $4, current_date)`,
        [caseKeys.caseId, number, Buffer.from(sealed), Buffer.from(tag)],
      )
    }
  } finally {
    await client.end()
  }
  return caseKeys.caseId
}
