import fc from 'fast-check'
import { agencyInputSchema, mayReferTo } from '@/lib/domain/agency'
import { type AuthorityFacts, authorityHints, KPK_MIN_LOSS } from '@/lib/domain/authority'
import { CHANNELS } from '@/lib/domain/case-states'
import { fieldProblems } from '@/lib/domain/result'

const NOTHING: AuthorityFacts = {
  ...{ channel: 'SPG', lawEnforcer: false, stateOfficial: false, ownHouse: false },
  ...{ unanswered: false, outsideCity: false, loss: null },
}
const hints = (facts: Partial<AuthorityFacts>) =>
  authorityHints({ ...NOTHING, ...facts }).map(({ agency, reasons }) => `${agency} ${reasons.join('+')}`)

test.each<[string, Partial<AuthorityFacts>, string[]]>([
  ['a law enforcer', { lawEnforcer: true }, ['KPK ACTOR']],
  ['a state official and a great loss', { stateOfficial: true, loss: 2e9 }, ['KPK ACTOR+LOSS']],
  ['one billion', { loss: KPK_MIN_LOSS }, ['KPK LOSS']],
  ['one rupiah less', { loss: KPK_MIN_LOSS - 1 }, ['POLRI CRIME', 'KEJAKSAAN CRIME']],
  ['no loss known', {}, ['POLRI CRIME', 'KEJAKSAAN CRIME']],
  ['the Inspektorat itself', { channel: 'COMPLAINT', ownHouse: true }, ['INSPEKTORAT_PROVINSI SELF', 'ITJEN SELF']],
  ['no answer', { channel: 'COMPLAINT', unanswered: true }, ['OMBUDSMAN UNANSWERED']],
  ['outside the city', { channel: 'COMPLAINT', outsideCity: true }, ['SP4N_LAPOR OUTSIDE']],
  ['a complaint', { channel: 'COMPLAINT' }, []],
])('%s', (_, facts, expected) => expect(hints(facts)).toEqual(expected))

const anyFacts = fc.record({
  ...{ channel: fc.constantFrom(...CHANNELS), lawEnforcer: fc.boolean(), stateOfficial: fc.boolean() },
  ...{ ownHouse: fc.boolean(), unanswered: fc.boolean(), outsideCity: fc.boolean() },
  loss: fc.option(fc.integer({ min: 0, max: 5e9 })),
})

test('whatever is said: nobody is pointed to where the case may not go, each agency once, a crime always somewhere', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const found = authorityHints(facts)
      for (const { agency, reasons } of found) {
        expect(mayReferTo(facts.channel, agency)).toBe(true)
        expect(reasons.length).toBeGreaterThan(0)
      }
      expect(new Set(found.map(({ agency }) => agency)).size).toBe(found.length)
      if (facts.channel !== 'COMPLAINT') expect(found.length).toBeGreaterThan(0)
      const kpk = facts.lawEnforcer || facts.stateOfficial || (facts.loss ?? 0) >= KPK_MIN_LOSS
      expect(found.some(({ agency }) => agency === 'KPK')).toBe(kpk)
    }),
  )
})

test('an agency’s form says what is wrong beside its field', () => {
  const parsed = agencyInputSchema.safeParse({
    ...{ name: ' ', takes: '', contact: '', website: 'http://kpk.go.id', recipient: 'AGE-SECRET-KEY-1', active: 'yes' },
  })
  expect(parsed.success ? {} : fieldProblems(parsed.error)).toEqual({
    ...{ name: { key: 'REQUIRED' }, website: { key: 'WEBSITE' }, recipient: { key: 'RECIPIENT' } },
  })
})
