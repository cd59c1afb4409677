import compile from 'icu-minify/compile'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import en from '@/messages/en.json'
import { FAILURE } from '@/messages/failure.mjs'
import id from '@/messages/id.json'

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(path + key, value)
    else for (const [deeper, text] of leaves(value, `${path}${key}.`)) found.set(deeper, text)
  }
  return found
}

const SELECT = 1

/**
 * Names of what a compiled message takes: `name` for an argument, `<b>` for a tag, `name=key` for a choice of a select
 * (plural forms are a language's own). A message is a string or a list of nodes; a node is a string, 0 (the number of
 * a plural), [name], [name, type, options?] or, for a tag, [name, ...nodes].
 */
function takes(message: unknown): string[] {
  if (!Array.isArray(message)) return []
  return message.flatMap((node: unknown) => {
    if (!Array.isArray(node)) return []
    const [name, type, options] = node as [string, unknown, unknown]
    if (type === undefined) return [name]
    if (typeof type !== 'number' || type === 0) return [`<${name}>`, ...takes(node.slice(1))]
    if (typeof options !== 'object' || options === null) return [name]
    const choices = Object.entries(options).flatMap(([key, choice]) => [
      ...(type === SELECT && key !== 'other' ? [`${name}=${key}`] : []),
      ...takes(choice),
    ])
    return [name, ...choices]
  })
}

const argumentsOf = (message: string) => [...new Set(takes(compile(message)))].sort()

const indonesian = leaves(id)
const english = leaves(en)

test('both languages have the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort())
})

test('every message can be compiled and takes the same arguments and tags in both languages', () => {
  const differing = [...indonesian].filter(
    ([key, text]) => argumentsOf(text).join() !== argumentsOf(english.get(key) ?? '').join(),
  )
  expect(differing).toEqual([])
})

test('what a sentence quotes of the screen stands there in the words of its own language', () => {
  const named = [...indonesian].flatMap(([key, text]) =>
    Array.from(text.matchAll(/“([^”]+)”/g), ([, quoted]) => {
      const labels = [...indonesian].filter(([, label]) => label === quoted).map(([at]) => english.get(at) ?? '')
      return { key, quoted, labels, sentence: english.get(key) ?? '' }
    }),
  )
  const onScreen = named.filter(({ labels }) => labels.length > 0)
  expect(onScreen.length).toBeGreaterThan(10)
  expect(onScreen.filter(({ labels, sentence }) => !labels.some((label) => sentence.includes(label)))).toEqual([])
})

test('the check itself sees arguments, tags and choices', () => {
  expect(argumentsOf('{n, plural, other {# <b>{name}</b>}} {at, date}')).toEqual(['<b>', 'at', 'n', 'name'])
  expect(argumentsOf('{x, select, a {one} other {{two}}}')).toEqual(['two', 'x', 'x=a'])
  expect(argumentsOf('nothing')).toEqual([])
})

test('no message is empty, and none carries space around it, markup of its own or two spaces', () => {
  const untidy = ([, text]: [string, string]) => text === '' || /^\s|\s$| {2}|<[a-z]+\s|&[a-z]+;/.test(text)
  expect([...indonesian, ...english].filter(untidy)).toEqual([])
})

test('the error pages have their words in both languages', () => {
  expect(Object.keys(FAILURE.en)).toEqual(Object.keys(FAILURE.id))
  for (const words of Object.values(FAILURE)) for (const word of Object.values(words)) expect(word).not.toBe('')
})

test('browsers get messages compiled: the ICU parser is aliased away in the build', () => {
  const config = readFileSync(join(__dirname, '../../next.config.ts'), 'utf8')
  expect(config).toContain("'use-intl/format-message': 'use-intl/format-message/format-only'")
})
