import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(__dirname, '../../lib/sealing')
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''))
const source = (file: string) => readFileSync(join(folder, `${file}.ts`), 'utf8')

/** What a file imports at run time; type imports vanish. */
const imports = (file: string) =>
  Array.from(
    source(file).matchAll(/^(?:import|export) (?!type )(?:[^'\n]* from )?'([^']+)'/gm),
    ([, name]) => name ?? '',
  )

/** Everything that loads when a file loads. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  for (const name of imports(file)) {
    if (seen.has(name)) continue
    seen.add(name)
    if (name.startsWith('./')) closure(name.slice(2), seen)
  }
  return seen
}

test('sealing composes age, noble and WebCrypto, and nothing else', () => {
  const outside = new Set(files.flatMap(imports).filter((name) => !name.startsWith('./')))
  for (const name of outside) expect(name).toMatch(/^(age-encryption|@noble\/hashes\/[a-z0-9]+\.js)$/)
  expect(outside).toContain('age-encryption')
  for (const file of files)
    expect(source(file)).not.toMatch(/\b(Buffer|process|window|document|localStorage|fetch)\b\s*[.(]/)
})

test('age loads only with the files that seal and open: the receipt and the sign-in page do not carry it', () => {
  const withAge = files.filter((file) => closure(file).has('age-encryption'))
  expect(withAge.sort()).toEqual(['case-seal', 'draft-seal', 'envelope', 'identity', 'stream'])
})
