import type { z } from 'zod'
import { MOVES } from '@/lib/domain/case-moves'
import {
  addNoteSchema,
  addReplySchema,
  assignCaseSchema,
  isOfficerMove,
  moveCaseSchema,
  OFFICER_MOVES,
  openCaseSchema,
  openTitlesSchema,
} from '@/lib/domain/case-work'
import { fieldProblems } from '@/lib/domain/result'
import { base64urlLength, GRANT_SIZE, isPartSize, sealedTextSize, TAG_SIZE } from '@/lib/sealing/sizes'

const ID = '0b1c2d3e-0000-4000-8000-00000000000a'
const sized = (bytes: number) => 'A'.repeat(base64urlLength(bytes))
const part = (kind: string, change: object = {}) => ({
  ...{ kind, number: 1, sealed: sized(sealedTextSize(0)), tag: sized(TAG_SIZE) },
  ...change,
})
const assignee = { officerId: 'a', recipient: `age1${'q'.repeat(58)}`, grant: sized(GRANT_SIZE) }
const moveOf = (change: object) => ({ id: ID, version: 0, move: 'verify', ...change })

function problems(schema: z.ZodType, input: unknown) {
  const parsed = schema.safeParse(input)
  return parsed.success ? [] : Object.keys(fieldProblems(parsed.error))
}

describe('what an officer’s browser may send', () => {
  test.each([
    ['titles', openTitlesSchema, { ids: [ID] }],
    ['opening', openCaseSchema, { id: ID }],
    ['a move', moveCaseSchema, moveOf({})],
    [
      'a move with all it may have',
      moveCaseSchema,
      moveOf({ move: 'decline', declineReason: 'DUPLICATE', message: part('MESSAGE') }),
    ],
    ['a reply', addReplySchema, { id: ID, part: part('MESSAGE', { number: 9999 }) }],
    ['a note', addNoteSchema, { id: ID, part: part('NOTE') }],
    ['an assignment', assignCaseSchema, { id: ID, version: 3, assignee }],
    ['taking it back', assignCaseSchema, { id: ID, version: 3, assignee: null }],
  ])('%s', (_, schema, input) => expect(problems(schema, input)).toEqual([]))

  test.each([
    ['an id in capitals', openCaseSchema, { id: ID.toUpperCase() }, ['id']],
    ['an id that is none', openCaseSchema, { id: 'x' }, ['id']],
    ['no id', openCaseSchema, {}, ['id']],
    ['something else', openCaseSchema, null, ['']],
    ['an unknown key', openCaseSchema, { id: ID, role: 'LEAD' }, ['']],
    ['too many titles', openTitlesSchema, { ids: Array(51).fill(ID) }, ['ids']],
    ['no titles', openTitlesSchema, { ids: [] }, ['ids']],
    ['a move of the reporter’s', moveCaseSchema, moveOf({ move: 'object' }), ['move']],
    ['a move of the clock’s', moveCaseSchema, moveOf({ move: 'expire' }), ['move']],
    ['a move that is none', moveCaseSchema, moveOf({ move: 'constructor' }), ['move']],
    ['a reason that is none', moveCaseSchema, moveOf({ declineReason: 'LAZY' }), ['declineReason']],
    ['an outcome that is none', moveCaseSchema, moveOf({ outcome: '' }), ['outcome']],
    ['a negative version', moveCaseSchema, moveOf({ version: -1 }), ['version']],
    ['half a version', moveCaseSchema, moveOf({ version: 0.5 }), ['version']],
    ['the state along with the move', moveCaseSchema, moveOf({ state: 'CLOSED' }), ['']],
    ['a note as a message', addReplySchema, { id: ID, part: part('NOTE') }, ['part.kind']],
    ['a title as a note', addNoteSchema, { id: ID, part: part('TITLE') }, ['part.kind']],
    ['a text in the clear', addReplySchema, { id: ID, part: part('MESSAGE', { sealed: 'Halo' }) }, ['part.sealed']],
    ['a number of none', addReplySchema, { id: ID, part: part('MESSAGE', { number: 0 }) }, ['part.number']],
    ['a short tag', addReplySchema, { id: ID, part: part('MESSAGE', { tag: 'A' }) }, ['part.tag']],
    ['10 MB', addReplySchema, { id: ID, part: part('MESSAGE', { sealed: 'A'.repeat(10_000_000) }) }, ['part.sealed']],
    [
      'a grant of another size',
      assignCaseSchema,
      { id: ID, version: 0, assignee: { ...assignee, grant: 'A' } },
      ['assignee.grant'],
    ],
    [
      'an address in place of a recipient',
      assignCaseSchema,
      { id: ID, version: 0, assignee: { ...assignee, recipient: 'a@b' } },
      ['assignee.recipient'],
    ],
    ['no word about whom', assignCaseSchema, { id: ID, version: 0 }, ['assignee']],
  ])('not: %s', (_, schema, input, fields) => expect(problems(schema, input)).toEqual(fields))

  test('sizes are exactly those of the sealing', () => {
    for (let bytes = 1000; bytes < 11_000; bytes += 8)
      for (const size of [bytes, bytes + 1])
        expect(problems(addReplySchema, { id: ID, part: part('MESSAGE', { sealed: sized(size) }) }).length === 0).toBe(
          isPartSize('MESSAGE', size),
        )
  })

  test('the officers’ moves are all but the reporter’s and the clock’s own', () => {
    expect(MOVES.filter((move) => !isOfficerMove(move))).toEqual(['object', 'settle', 'expire'])
    expect([...OFFICER_MOVES].every((move) => MOVES.includes(move))).toBe(true)
  })
})
