import { createHash } from 'node:crypto'
import { GET } from '@/app/sematan/[unit]/route'
import { formatDay } from '@/components/format'
import { setNotice } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { addClosure } from '@/lib/data/closures'
import { forget } from '@/lib/data/public-memory'
import { addDays, dayOf } from '@/lib/domain/calendar'
import { boardUnit, form, stockInput } from '../data/boards'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

const show = (unit: string, query = '', headers: HeadersInit = {}) =>
  GET(new Request(`https://jari.example/sematan/${unit}${query}`, { headers }), { params: Promise.resolve({ unit }) })

test('the widget tells what stands, and lets no text become markup', async () => {
  const unit = await boardUnit()
  await db.unit.update({ where: { id: unit.id }, data: { name: '<img src=x onerror=alert(1)> "Kantor" & kita' } })
  forget('units')
  await setNotice(unit.operator, {
    form: form(),
    text: '</p><script>alert(1)</script>',
    until: `${addDays(dayOf(new Date()), 1)}T10:00`,
  })
  await addStockEntry(unit.operator, stockInput(1250))
  const soon = addDays(dayOf(new Date()), 2)
  await addClosure(unit.operator, { unitId: unit.id, from: soon, until: soon, reason: 'Rapat <b>' }, new Date())
  const body = await (await show(unit.slug)).text()
  expect(body).not.toMatch(/<script|<img/)
  expect(body).toContain('<h1>&lt;img src=x onerror=alert(1)&gt; &quot;Kantor&quot; &amp; kita</h1>')
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(body).toContain(`<p>Tutup ${formatDay(soon, 'id')}: Rapat &lt;b&gt;</p>`)
  expect(body).toContain('Blanko KTP-el: <b>1.250 keping</b>')
  expect(body).toContain('<meta http-equiv="refresh" content="300"')
})

test('its policy knows its style, runs nothing and lets any site frame it', async () => {
  const answer = await show('disdukcapil')
  const style = /<style>([^]*?)<\/style>/.exec(await answer.text())?.[1] ?? ''
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('frame-ancestors *')
  expect(policy).not.toContain('script-src')
})

test('language and colours are asked for by the address; what is not known is left out', async () => {
  expect(await (await show('disdukcapil', '?bahasa=en&tema=gelap')).text()).toMatch(
    /<html lang="en" data-tema="gelap">[^]*The whole board on JARI/,
  )
  expect(await (await show('disdukcapil', '?bahasa=xx"&tema="><b>')).text()).toContain(
    '<html lang="id" data-tema="ikut">',
  )
})

test('a reader can stop it from loading itself again, and start it', async () => {
  const going = await (await show('disdukcapil', '?tema=gelap')).text()
  expect(going).toContain('<a href="?bahasa=id&amp;tema=gelap&amp;segar=0">Berhenti memperbarui diri</a>')
  const still = await (await show('disdukcapil', '?bahasa=id&tema=gelap&segar=0')).text()
  expect(still).not.toContain('http-equiv="refresh"')
  expect(still).toContain('<a href="?bahasa=id&amp;tema=gelap">Perbarui sendiri</a>')
})

test('who has it already gets 304; no unit, a page that says so', async () => {
  const etag = (await show('disdukcapil')).headers.get('etag') ?? ''
  expect((await show('disdukcapil', '', { 'if-none-match': etag })).status).toBe(304)
  const none = await show('tidak-ada')
  expect([none.status, none.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(await none.text()).toContain('Kantor ini tidak ada')
})
