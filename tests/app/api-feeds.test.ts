import ICAL from 'ical.js'
import { GET as cityAtom } from '@/app/api/v1/feed.atom/route'
import { GET as cityJson } from '@/app/api/v1/feed.json/route'
import { GET as closures } from '@/app/api/v1/units/[slug]/closures.ics/route'
import { GET as unitAtom } from '@/app/api/v1/units/[slug]/feed.atom/route'
import { GET as unitJson } from '@/app/api/v1/units/[slug]/feed.json/route'
import { confirmBoard, setNotice, setStatus } from '@/lib/data/board'
import { addStockEntry } from '@/lib/data/board-stock'
import { db } from '@/lib/data/client'
import { forget } from '@/lib/data/public-memory'
import { addDays, dayOf, dayToDate } from '@/lib/domain/calendar'
import { boardUnit, form, stockInput, type TestUnit } from '../data/boards'

// As in a build (next.config.ts): messages are compiled ahead.
jest.mock('use-intl/format-message', () => jest.requireActual('use-intl/format-message/format-only'))

type Get = (request: Request, context: { params: Promise<{ slug: string }> }) => Promise<Response>
const ask = (get: Get, slug: string, headers: HeadersInit = {}) =>
  get(new Request('https://jari.example/api/v1', { headers }), { params: Promise.resolve({ slug }) })

async function made(): Promise<TestUnit> {
  const unit = await boardUnit()
  forget('units')
  return unit
}

const NASTY = 'Rusak <b>& "kita" ]]> </entry>'

const { window } = new (jest.requireActual<typeof import('jsdom')>('jsdom').JSDOM)()

function readXml(xml: string): Document {
  const document = new window.DOMParser().parseFromString(xml, 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return document
}

/** An Atom feed as a reader takes it: parsed, its HTML titles as text. */
function parseAtom(xml: string) {
  const document = readXml(xml)
  const text = (html: string) => new window.DOMParser().parseFromString(html, 'text/html').body.textContent
  return [...document.querySelectorAll('entry')].map((entry) => ({
    id: entry.querySelector('id')?.textContent,
    title: text(entry.querySelector('title')?.textContent ?? ''),
    summary: text(entry.querySelector('summary')?.textContent ?? ''),
    link: entry.querySelector('link')?.getAttribute('href'),
  }))
}

test('a unit’s feed tells what is news, newest first, in both formats', async () => {
  const unit = await made()
  await addStockEntry(unit.operator, stockInput(2))
  await addStockEntry(unit.operator, stockInput(1, 'ISSUED'))
  await confirmBoard(unit.operator, { form: form() })
  await setStatus(unit.operator, { form: form(), service: 'kk-baru', status: 'DISRUPTED', reason: NASTY, instead: '' })
  await addStockEntry(unit.operator, stockInput(1, 'ISSUED'))
  const entries = parseAtom(await (await ask(unitAtom, unit.slug)).text())
  expect(entries.map(({ title }) => title)).toEqual([
    'Blanko KTP-el: 1 → 0 (terbit)',
    'Kartu Keluarga baru (membentuk keluarga baru): seperti biasa → Terganggu',
    'Blanko KTP-el: 0 → 2 (diterima)',
  ])
  expect(entries[1]?.summary).toBe(`Kartu Keluarga baru (membentuk keluarga baru): seperti biasa → Terganggu ${NASTY}`)
  const answer = await ask(unitJson, unit.slug)
  expect(answer.headers.get('content-type')).toBe('application/feed+json')
  const feed = await answer.json()
  expect(feed.items.map(({ id, title }: Record<string, string>) => ({ id, title }))).toEqual(
    entries.map(({ id, title }) => ({ id, title })),
  )
  // https://jsonfeed.org/version/1.1: `author` is deprecated, an item needs a content and a lasting id.
  const { name, url } = { name: `Unit ${unit.id}`, url: `http://localhost:3000/layanan/${unit.slug}` }
  expect(feed).toMatchObject({
    ...{ version: 'https://jsonfeed.org/version/1.1', language: 'id', authors: [{ name, url }], home_page_url: url },
  })
  for (const item of [feed, ...feed.items]) expect(item).not.toHaveProperty('author')
  expect(feed.items[1]).toMatchObject({ authors: [{ name }], content_html: expect.stringContaining('&lt;b&gt;') })
  expect(feed.feed_url).toBe(`http://localhost:3000/api/v1/units/${unit.slug}/feed.json`)
})

test('an Atom feed has what RFC 4287 4.1 asks of it, and names as they are', async () => {
  const unit = await made()
  const name = `Kantor "Jum'at" & <kita>`
  await db.unit.update({ where: { id: unit.id }, data: { name } })
  await setStatus(unit.operator, { form: form(), service: 'kk-baru', status: 'LIMITED', reason: '', instead: '' })
  forget('units')
  const feed = readXml(await (await ask(unitAtom, unit.slug)).text())
  const said = (selector: string) => [...feed.querySelectorAll(selector)].map(({ textContent }) => textContent)
  expect(said('feed > title')).toEqual([`Papan ${name}`])
  expect(said('author > name')).toEqual([name, name])
  expect(said('feed > updated')).toEqual(said('entry > updated'))
  expect([...said('feed > id'), ...said('entry > id')]).toEqual([
    `tag:localhost,2026:papan/${unit.id}`, // whatever becomes of its address
    expect.stringMatching(/^tag:localhost,2026:perubahan\/\d+$/), // RFC 4151
  ])
  expect(feed.querySelector('feed > link[rel=self]')?.getAttribute('href')).toBe(
    `http://localhost:3000/api/v1/units/${unit.slug}/feed.atom`,
  )
})

test('the same news have the same tag; a new one comes at once', async () => {
  const unit = await made()
  await setNotice(unit.operator, {
    form: form(),
    text: 'Antre di loket 2',
    until: `${addDays(dayOf(new Date()), 1)}T10:00`,
  })
  const tag = (await ask(unitAtom, unit.slug)).headers.get('etag') ?? ''
  expect((await ask(unitAtom, unit.slug, { 'if-none-match': tag })).status).toBe(304)
  await setNotice(unit.operator, { form: form(), text: '', until: '' })
  expect(parseAtom(await (await ask(unitAtom, unit.slug, { 'if-none-match': tag })).text())[0]?.title).toBe(
    'Pengumuman diturunkan.',
  )
})

test('the city’s feed names the office of each change', async () => {
  const unit = await made()
  await setStatus(unit.operator, { form: form(), service: 'kk-baru', status: 'LIMITED', reason: '', instead: '' })
  const request = () => new Request('https://jari.example/api/v1/feed')
  const title = `Unit ${unit.id}: Kartu Keluarga baru (membentuk keluarga baru): seperti biasa → Terbatas`
  expect(parseAtom(await (await cityAtom(request())).text())[0]).toMatchObject({
    ...{ title, link: expect.stringContaining(`/layanan/${unit.slug}?sebelum=`) },
  })
  expect((await (await cityJson(request())).json()).items[0]).toMatchObject({ title })
})

test('closures and holidays as a calendar of all-day events with lasting ids', async () => {
  const unit = await made()
  const today = dayOf(new Date())
  const [from, until] = [addDays(today, 3), addDays(today, 5)]
  const { id } = await db.closure.create({
    data: {
      unitId: unit.id,
      from: dayToDate(from),
      until: dayToDate(until),
      reason: 'Pindah kantor; lantai 2, loket A',
    },
  })
  const old = { from: dayToDate(addDays(today, -500)), until: dayToDate(addDays(today, -499)) }
  await db.closure.create({ data: { unitId: unit.id, ...old, reason: 'Dulu' } })
  const read = async () => {
    const answer = await ask(closures, unit.slug)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
    return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  }
  const events = await read()
  const closure = events.find(({ uid }) => uid === `${id}.${unit.slug}@localhost`)
  expect(closure).toMatchObject({ summary: `Unit ${unit.id} tutup: Pindah kantor; lantai 2, loket A` })
  expect([closure?.startDate.isDate, closure?.startDate.toString(), closure?.endDate.toString()]).toEqual([
    ...[true, from, addDays(until, 1)],
  ])
  expect(events.some(({ summary }) => summary.includes('Dulu'))).toBe(false)
  const holidays = await db.holiday.groupBy({ by: 'date', where: { date: { gte: dayToDate(addDays(today, -366)) } } })
  expect(events).toHaveLength(holidays.length + 1)
  expect(events.map(({ uid }) => uid)).toEqual((await read()).map(({ uid }) => uid))
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
})

test.each([unitAtom, unitJson, closures])('no unit, no feed and no calendar', async (get) => {
  const answer = await ask(get, 'tidak-ada')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
})
