import { MOVES } from '@/lib/domain/case-moves'
import { CASE_STATES, CHANNELS, DECLINE_REASONS, OUTCOMES, SPG_KINDS } from '@/lib/domain/case-states'
import { OFFICER_MOVES } from '@/lib/domain/case-work'
import { CATEGORIES } from '@/lib/domain/experience'
import { HANDOVERS } from '@/lib/domain/four-eyes'
import { VIEWS } from '@/lib/domain/queue'
import en from '@/messages/en.json'
import id from '@/messages/id.json'

// A word that is missing shows only on the one case that needs it: here every one is asked for.
describe.each([
  ['id', id],
  ['en', en],
])('%s has a word for every', (_, { states, moves, cases }) => {
  test.each<[string, readonly string[], object]>([
    ['state', CASE_STATES, states.state],
    ['state, as the reporter reads it', CASE_STATES, states.reporterState],
    ['channel', CHANNELS, states.channel],
    ['kind', SPG_KINDS, states.kind],
    ['category', CATEGORIES, states.category],
    ['outcome', OUTCOMES, states.outcome],
    ['reason', DECLINE_REASONS, states.decline],
    ['move, as the reporter reads it', ['receive', ...MOVES, 'merge', 'separate'], states.reporter],
    ['move', ['receive', ...MOVES, ...HANDOVERS], moves.label],
    ['officer’s move, explained', OFFICER_MOVES, moves.hint],
    ['empty view', [...VIEWS, 'filtered', 'openInspector'], cases.empty],
  ])('%s, and for nothing else', (_, known, words) => {
    expect(Object.keys(words).sort()).toEqual([...known].sort())
  })
})
