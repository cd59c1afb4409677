import fc from 'fast-check'
import { accountOf, readAccount, type Account, TITLE_MAX, titleOf } from '@/lib/domain/account'
import { reportSchema } from '@/lib/domain/report'
import { EMPTY_REPORT, REPORT_MAX, type ReportForm } from '@/lib/domain/report-form'
import { fieldProblems } from '@/lib/domain/result'
import { lengthOf } from '@/lib/domain/text'
import { PART_MAX_BYTES, TITLE_MAX_CHARS } from '@/lib/sealing/sizes'

const TODAY = '2026-11-24'
const schema = reportSchema(TODAY)
const said = { ...EMPTY_REPORT, experience: 'demanded', story: 'Petugas loket meminta uang map.' }

function problems(form: unknown) {
  const parsed = schema.safeParse(form)
  return parsed.success ? {} : fieldProblems(parsed.error)
}

describe('what must be said', () => {
  test('is what happened, and nothing else', () => {
    expect(problems(EMPTY_REPORT)).toEqual({ experience: { key: 'CHOICE' }, story: { key: 'REQUIRED' } })
    expect(problems(said)).toEqual({})
  })

  test('white space and what nobody sees is not a story', () => {
    expect(problems({ ...said, story: ' \n\u202E\u0000\u200B ' })).toEqual({ story: { key: 'REQUIRED' } })
  })
})

describe('what does not belong is dropped', () => {
  test('a name where none is given', () => {
    const named = { ...said, name: 'Wa Ode', contact: '0812' }
    expect(schema.parse(named)).toMatchObject({ name: '', contact: '' })
    expect(schema.parse({ ...named, identity: 'given' })).toMatchObject({ name: 'Wa Ode', contact: '0812' })
  })

  test('an amount where none is asked for, even one that is none', () => {
    expect(schema.parse({ ...said, experience: 'badService', amount: 'banyak' })).toMatchObject({ amount: null })
    expect(schema.parse({ ...said, amount: 'Rp50.000' })).toMatchObject({ amount: 50_000 })
    expect(problems({ ...said, amount: 'banyak' })).toEqual({ amount: { key: 'AMOUNT' } })
  })

  test('whether it was paid where nothing was demanded, how one knows where one is not of the office', () => {
    const answers = { ...said, paid: 'notYet', source: 'document' }
    expect(schema.parse(answers)).toMatchObject({ paid: 'notYet', source: null })
    expect(schema.parse({ ...answers, experience: 'insider' })).toMatchObject({ paid: null, source: 'document' })
    expect(schema.parse({ ...answers, experience: 'refused' })).toMatchObject({ paid: null, source: null })
    expect(schema.parse(said)).toMatchObject({ paid: null })
  })

  test('what was wrong with a service where it was not the service', () => {
    expect(schema.parse({ ...said, complaint: 'late' })).toMatchObject({ category: 'demanded' })
    expect(schema.parse({ ...said, experience: 'badService', complaint: 'late' })).toMatchObject({ category: 'late' })
  })
})

describe('who must not read it', () => {
  const readers = ['lead-1', 'lead-2']
  const withReaders = (excluded: string[]) => {
    const parsed = reportSchema(TODAY, readers).safeParse({ ...said, excluded })
    return parsed.success ? parsed.data.excluded : fieldProblems(parsed.error)
  }
  test('somebody must be left', () => {
    expect(withReaders(['lead-1', 'lead-1'])).toEqual(['lead-1'])
    expect(withReaders(['lead-2', 'lead-1', 'someone'])).toEqual({ excluded: { key: 'ALL_EXCLUDED' } })
  })
})

describe('when it happened', () => {
  test.each([
    ['today', '', '2026-11-24'],
    ['yesterday', '', '2026-11-23'],
    ['unknown', '2026-01-01', null],
    ['date', '2026-11-24', '2026-11-24'],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '3-11-2026', '2026-11-03'],
    ['date', '24/11/2026', '2026-11-24'],
  ])('%s %s', (when, day, happenedOn) => expect(schema.parse({ ...said, when, day })).toMatchObject({ happenedOn }))

  test.each([
    ['', 'REQUIRED'],
    ['2026-11-25', 'FUTURE'],
    ['2026-02-30', 'DATE'],
    ['1945-08-16', 'DATE'],
    ['31-02-2026', 'DATE'],
    ['11/24/2026', 'DATE'],
    ['kemarin', 'DATE'],
  ])('date %j: %s', (day, key) => expect(problems({ ...said, when: 'date', day })).toEqual({ day: { key } }))
})

describe('bad input', () => {
  test.each(Object.entries(REPORT_MAX))('%s may have %d characters and not one more', (field, max) => {
    const form = { ...said, identity: 'given' }
    const fill = field === 'amount' ? '5' : '👍'
    // So long an amount is none, but it is not too long.
    expect(problems({ ...form, [field]: fill.repeat(max) })[field]?.key).toBe(field === 'amount' ? 'AMOUNT' : undefined)
    expect(problems({ ...form, [field]: fill.repeat(max + 1) })).toEqual({ [field]: { key: 'TOO_LONG', max } })
  })

  test.each(Object.keys(EMPTY_REPORT))('%s of a wrong type or missing', (field) => {
    for (const wrong of [1, true, null, {}, [1], undefined]) {
      const found = Object.keys(problems({ ...said, [field]: wrong }))
      expect(found.map((path) => path.split('.')[0])).toEqual([field])
    }
  })

  test.each([
    ['experience', 'DEMANDED'],
    ['complaint', 'demanded'],
    ['when', 'tomorrow'],
    ['identity', 'yes'],
    ['paid', 'maybe'],
    ['source', 'rumour'],
    ['unitId', 'x'.repeat(65)],
  ])('%s: %s is not a choice', (field, value) => {
    expect(problems({ ...said, [field]: value })).toMatchObject({ [field]: { key: 'INVALID' } })
  })

  test('shows every problem at once', () => {
    const wrong = { ...said, story: '', amount: 'banyak', when: 'date', day: 'kemarin', place: 'x'.repeat(201) }
    expect(Object.keys(problems(wrong)).sort()).toEqual(['amount', 'day', 'place', 'story'])
  })

  test('not an object', () => {
    for (const wrong of [null, undefined, 'teks', 7, []]) expect(schema.safeParse(wrong).success).toBe(false)
  })
})

const text = (max: number) => fc.string({ unit: 'binary', maxLength: max })
const forms: fc.Arbitrary<ReportForm> = fc.record({
  experience: fc.constantFrom('demanded', 'bribe', 'gift', 'insider', 'refused', 'badService', 'honest'),
  complaint: fc.constantFrom('', 'late', 'other'),
  unitId: fc.constantFrom('', '74.71.01.1005'),
  serviceId: fc.constantFrom('', 'ktp-baru'),
  place: text(60),
  story: text(400),
  amount: fc.constantFrom('', '50rb'),
  when: fc.constantFrom('today', 'yesterday', 'unknown'),
  day: fc.constant(''),
  who: text(60),
  paid: fc.constantFrom('unknown', 'yes', 'notYet'),
  source: fc.constantFrom('unknown', 'seen', 'document', 'told'),
  avoid: text(60),
  excluded: fc.array(fc.uuid(), { maxLength: 3 }),
  identity: fc.constantFrom('none', 'given'),
  name: text(60),
  contact: text(60),
})

describe('what is sealed', () => {
  test('reads back as it was said', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const parsed = schema.safeParse(form)
        if (!parsed.success) return
        const { excluded: _, ...report } = parsed.data
        expect(readAccount(accountOf(parsed.data))).toEqual({ v: 2, ...report })
        expect(lengthOf(titleOf(parsed.data, 'Kelurahan Kadia'))).toBeLessThanOrEqual(TITLE_MAX)
      }),
    )
  })

  test.each(['👍', '"', '\\', 'é', '\uD800', '\t'])(
    'fits its part when every answer is as long as may be: %j',
    (char) => {
      const fill = (max: number) => `x${char.repeat(max - 2)}x`
      const report = schema.parse({
        ...said,
        unitId: 'u'.repeat(64),
        serviceId: 's'.repeat(64),
        amount: '999999999999',
        when: 'today',
        identity: 'given',
        ...{ story: fill(REPORT_MAX.story), who: fill(REPORT_MAX.who), place: fill(REPORT_MAX.place) },
        ...{ avoid: fill(REPORT_MAX.avoid), name: fill(REPORT_MAX.name), contact: fill(REPORT_MAX.contact) },
      })
      expect(new TextEncoder().encode(accountOf(report)).length).toBeLessThanOrEqual(PART_MAX_BYTES.ACCOUNT)
    },
  )

  test('of before version 2 still opens, with what was not asked then unsaid', () => {
    const { paid: _p, source: _s, avoid: _a, ...old } = JSON.parse(accountOf(schema.parse(said))) as Account
    expect(readAccount(JSON.stringify({ ...old, v: 1 }))).toEqual({ ...old, v: 1, paid: null, source: null, avoid: '' })
  })

  test('is refused by whoever opens it where it is something else', () => {
    for (const other of ['', 'null', '{}', '{"v":2}', 'teks', '{"v":1,"story":"x"}'])
      expect(readAccount(other)).toBeNull()
  })
})

describe('the title', () => {
  test('names the office and how the story begins', () => {
    expect(titleOf({ story: 'Diminta Rp50.000\nuntuk map.' }, 'Kelurahan Kadia')).toBe(
      'Kelurahan Kadia: Diminta Rp50.000 untuk map.',
    )
    expect(titleOf({ story: 'Diminta uang' }, null)).toBe('Diminta uang')
  })

  test('is cut at a word, counted in code points', () => {
    const title = titleOf({ story: 'kata '.repeat(60) }, null)
    expect(title).toMatch(/kata…$/)
    expect(lengthOf(titleOf({ story: '👍'.repeat(300) }, null))).toBe(TITLE_MAX)
    expect(TITLE_MAX).toBe(TITLE_MAX_CHARS)
  })
})
