import fc from 'fast-check'
import { MESSAGE_MAX_CHARS, messageText, readMessage } from '@/lib/domain/message'
import { prose } from '@/lib/domain/text'
import { PART_MAX_BYTES } from '@/lib/sealing/sizes'

test('a message reads back with its side', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('REPORTER', 'OFFICER'), (text, from) => {
      expect(readMessage(messageText({ from, text }))).toEqual({ from, text })
    }),
  )
})

test.each(['👍', '"', '\uD800', '\n'])('the longest message of %j fits its part', (char) => {
  const text = prose(MESSAGE_MAX_CHARS).parse(`x${char.repeat(MESSAGE_MAX_CHARS - 2)}x`)
  const sealed = messageText({ from: 'REPORTER', text })
  expect(new TextEncoder().encode(sealed).length).toBeLessThanOrEqual(PART_MAX_BYTES.MESSAGE)
})

test('anything else is not a message', () => {
  for (const other of ['', '{}', 'halo', '{"v":1,"from":"ADMIN","text":"x"}', '{"v":1,"from":"REPORTER","text":5}'])
    expect(readMessage(other)).toBeNull()
})
