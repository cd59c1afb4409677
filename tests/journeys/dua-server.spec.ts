import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { addDays, dayOf } from '@/lib/domain/calendar'
import { addUnit, readUnit, signInOperator } from '../support/boards'
import { secondServer } from '../support/second-server'

/** Milliseconds: a third of what boards are remembered for where nobody tells of a change. How fast it is, `npm run bench` says. */
const AT_ONCE = 5_000

test('what an operator changes through one process is on the boards of another at once', async ({
  request,
  playwright,
}) => {
  const unit = await addUnit()
  await signInOperator(request, unit.id)
  const second = await secondServer()
  const there = await playwright.request.newContext({ baseURL: second.url })
  const page = async () => (await there.get(`/layanan/${unit.slug}`)).text()
  const data = async () => (await readUnit(there, unit.slug)).notice?.text
  const change = (text: string) =>
    request.post('/petugas/papan/kirim', {
      headers: { origin: process.env.JARI_TEST_URL!, 'sec-fetch-site': 'same-origin' },
      data: {
        kind: 'notice',
        fields: {
          form: randomUUID(),
          made: new Date().toISOString(),
          text,
          until: `${addDays(dayOf(new Date()), 1)}T12:00`,
        },
      },
    })
  try {
    // What is remembered there is some milliseconds old when it changes here: nothing of it runs out by itself meanwhile.
    expect([await page(), await data()]).toEqual([expect.stringContaining(unit.name), undefined])
    const text = `Antrean pindah ke aula ${randomUUID()}`
    expect(await (await change(text)).json()).toMatchObject({ ok: true })
    const acknowledged = performance.now()
    while ((await data()) !== text) expect(performance.now() - acknowledged).toBeLessThan(AT_ONCE)
    expect(await page()).toContain(text)
    expect(performance.now() - acknowledged).toBeLessThan(AT_ONCE)
  } finally {
    await there.dispose()
    await second.kill()
  }
})
