import fc from 'fast-check'
import { addWorkingDays } from '@/lib/domain/calendar'
import {
  afterMove,
  type Declaration,
  declarationSchema,
  declarationText,
  GRATUITY_MOVES,
  GRATUITY_STATES,
  gratuityDue,
  gratuityKeptUntil,
  inTime,
  mayWorkOn,
  nextMove,
  readDeclaration,
} from '@/lib/domain/gratuity'
import { ROLES } from '@/lib/domain/roles'

const TODAY = '2026-11-24'
const NONE = new Set<string>()
const GIVEN = {
  ...{ refused: 'received', what: 'Parsel buah', value: '350 ribu', from: 'CV Maju', relation: 'rekanan' },
  ...{ happenedOn: '2026-11-20', where: 'rumah', occasion: 'hari raya', whereNow: 'di kantor', official: '' },
}
const problems = (change: Partial<Record<keyof typeof GIVEN, string>>) =>
  Object.fromEntries(
    declarationSchema(TODAY)
      .safeParse({ ...GIVEN, ...change })
      .error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? [],
  )

const gratuity = fc.record({ state: fc.constantFrom(...GRATUITY_STATES), refused: fc.boolean() })

test('from every state there is one way on, and it ends', () => {
  for (const refused of [true, false]) {
    const walked = []
    let state = GRATUITY_STATES[0] as (typeof GRATUITY_STATES)[number]
    for (let move = nextMove({ state, refused }); move; move = nextMove({ state, refused })) {
      walked.push(move)
      state = afterMove({ state, refused }, move)!
    }
    expect(walked).toEqual(refused ? ['review', 'finish'] : ['review', 'report', 'determine', 'finish'])
    expect(state).toBe('DONE')
  }
})

test('no other move than the next one is made, and none goes back', () => {
  fc.assert(
    fc.property(gratuity, fc.constantFrom(...GRATUITY_MOVES), (now, move) => {
      const after = afterMove(now, move)
      expect(after !== null).toBe(nextMove(now) === move)
      if (after) expect(GRATUITY_STATES.indexOf(after)).toBeGreaterThan(GRATUITY_STATES.indexOf(now.state))
    }),
  )
})

test('the KPK is to hear of what was received within 30 working days, until it has', () => {
  const due = (state: (typeof GRATUITY_STATES)[number], refused = false, holidays = NONE) =>
    gratuityDue({ state, refused, happenedOn: '2026-11-02' }, holidays)
  expect([due('RECORDED'), due('REVIEWED')]).toEqual(['2026-12-14', '2026-12-14'])
  expect(due('RECORDED', false, new Set(['2026-12-09']))).toBe('2026-12-15')
  expect([due('REPORTED'), due('DETERMINED'), due('DONE'), due('RECORDED', true)]).toEqual([null, null, null, null])
  expect([inTime('2026-11-02', '2026-12-14', NONE), inTime('2026-11-02', '2026-12-15', NONE)]).toEqual([true, false])
})

test('a holiday never brings the deadline nearer', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addWorkingDays('2026-10-01', days, NONE))
  fc.assert(
    fc.property(day, fc.array(day), (happenedOn, free) => {
      const due = (holidays: Set<string>) => gratuityDue({ state: 'RECORDED', refused: false, happenedOn }, holidays)!
      expect(due(new Set(free)) >= due(NONE)).toBe(true)
    }),
  )
})

test('leads work on it, and nobody on their own', () => {
  expect(ROLES.filter((role) => mayWorkOn({ id: 'a', role }, 'b'))).toEqual(['LEAD'])
  expect(mayWorkOn({ id: 'a', role: 'LEAD' }, 'a')).toBe(false)
  expect(mayWorkOn({ id: 'a', role: 'LEAD' }, null)).toBe(true)
  expect(gratuityKeptUntil('2026-11-24')).toBe('2031-11-24')
})

test('what a form takes, and what it says of the rest', () => {
  const read = declarationSchema(TODAY).parse(GIVEN)
  expect(read).toEqual({ ...GIVEN, refused: false, value: 350_000 })
  expect(declarationSchema(TODAY).parse({ ...GIVEN, refused: 'refused' }).refused).toBe(true)
  expect(problems({ what: ' ', from: '', value: '' })).toEqual({
    what: 'REQUIRED',
    from: 'REQUIRED',
    value: 'REQUIRED',
  })
  expect(problems({ value: 'banyak', happenedOn: '2026-11-25' })).toEqual({ value: 'AMOUNT', happenedOn: 'FUTURE' })
  expect(problems({ refused: '', happenedOn: '2026-02-31', where: 'x'.repeat(121) })).toEqual({
    ...{ refused: 'CHOICE', happenedOn: 'DATE', where: 'TOO_LONG' },
  })
})

test('what is sealed reads as it was written, and says neither when nor whether it was taken', () => {
  const read: Declaration = declarationSchema(TODAY).parse(GIVEN)
  const { refused: _, happenedOn: __, ...sealed } = read
  expect(readDeclaration(declarationText(read))).toEqual(sealed)
  expect(declarationText(read)).not.toContain(read.happenedOn)
  for (const text of ['', '{}', '{"v":2}', 'x']) expect(readDeclaration(text)).toBeNull()
})
