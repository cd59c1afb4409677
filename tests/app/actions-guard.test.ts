import { readdirSync, readFileSync, statSync } from 'node:fs'
import ts from 'typescript'

const OFFICERS = ['officerAction', 'officerFormAction']
/** What anybody may call, written out: whatever else is to be called goes through the officers' wrapper. */
const PUBLIC: Record<string, readonly string[]> = {
  'app/aktivasi/actions.ts': ['openInvitation', 'activateAccount'],
  'app/lacak/actions.ts': ['trackPlain'],
  'app/lapor/actions.ts': ['submitPlain'],
  'app/pasang/actions.ts': ['checkToken', 'setUp'],
  'app/pemulihan/actions.ts': ['challenge', 'heirs', 'batch', 'give', 'finish'],
  'app/preferensi/actions.ts': ['setPreference'],
  'app/survei/[unit]/actions.ts': ['sendSurvey'],
}
const files = (ending: string, ...folders: string[]) =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith(ending)),
  )
const sources = (...folders: string[]) => [...files('.ts', ...folders), ...files('.tsx', ...folders)]
const parse = (file: string) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)

const isExported = (node: ts.Statement) =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

/** What an actions file exports, with the wrapper that made it; anything else than `export const x = wrapper(…)` has none. */
function exportsOf(file: string): { name: string; wrapper: string | null }[] {
  return parse(file).statements.flatMap((node) => {
    if (ts.isExportDeclaration(node) || ts.isExportAssignment(node)) return [{ name: node.getText(), wrapper: null }]
    if (!isExported(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return []
    if (ts.isFunctionDeclaration(node)) return [{ name: node.name?.text ?? 'default', wrapper: null }]
    if (!ts.isVariableStatement(node)) return [{ name: node.getText().slice(0, 60), wrapper: null }]
    return node.declarationList.declarations.map(({ name, initializer }) => ({
      name: name.getText(),
      wrapper: initializer && ts.isCallExpression(initializer) ? initializer.expression.getText() : null,
    }))
  })
}

/** Every 'use server' of a source: the one that makes a file of actions, and those that stand inside, on whatever line. */
function directivesOf(source: ts.SourceFile): { first: boolean; inside: number } {
  const says = (node: ts.Node) =>
    ts.isExpressionStatement(node) && ts.isStringLiteralLike(node.expression) && node.expression.text === 'use server'
  const [first] = source.statements
  const count = (node: ts.Node): number =>
    (says(node) ? 1 : 0) + (node.getChildren(source).map(count) as number[]).reduce((sum, one) => sum + one, 0)
  const begins = first !== undefined && says(first)
  return { first: begins, inside: count(source) - (begins ? 1 : 0) }
}

const actions = files('/actions.ts', 'app')
const offices = actions.filter((file) => !(file in PUBLIC))

test('what anybody may call is written out, and nothing that is not there', () => {
  const found = Object.keys(PUBLIC).map((file) => [
    file,
    actions.includes(file) && exportsOf(file).map((one) => one.name),
  ])
  expect(Object.fromEntries(found)).toEqual(PUBLIC)
})

test.each(offices)('%s: nothing but what officerAction made can be called', (file) => {
  expect(file).toMatch(/^app\/petugas\//)
  expect(exportsOf(file)).not.toEqual([])
  expect(exportsOf(file).filter(({ wrapper }) => wrapper === null || !OFFICERS.includes(wrapper))).toEqual([])
})

test('server actions are in files named actions.ts, as the whole of them, and nowhere else', () => {
  const found = sources('app', 'components', 'lib').flatMap((file) => {
    const { first, inside } = directivesOf(parse(file))
    return first !== file.endsWith('/actions.ts') || inside > 0 ? [file] : []
  })
  expect(found).toEqual([])
})

test.each([
  [`'use server'\nexport const a = 1`, { first: true, inside: 0 }],
  [`export const f = async () => { 'use server'; await g() }`, { first: false, inside: 1 }],
  [`export const B = () => <form action={async () => { "use server"; await g() }} />`, { first: false, inside: 1 }],
  [`'use server'\nexport async function f() { 'use server' }`, { first: true, inside: 1 }],
  [`const words = ['use server'] // 'use server'`, { first: false, inside: 0 }],
])('an action that hides in a line is seen: %s', (text, seen) => {
  expect(directivesOf(ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))).toEqual(
    seen,
  )
})

test('no source is of a kind that these tests do not read', () => {
  const endings = ['.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts']
  const others = endings.flatMap((ending) => files(ending, 'app', 'components'))
  expect(others.filter((file) => statSync(file).isFile())).toEqual([]) // a folder is an address: app/jari-sw.js
})

test.each(files('/page.tsx', 'app/petugas'))('%s asks who comes before anything else', (file) => {
  expect(readFileSync(file, 'utf8')).toMatch(/await require(Some|SignedIn)?Officer\(/)
})

test('no route sees Prisma, the client of the store or the environment', () => {
  const seen = sources('app', 'components').filter((file) =>
    /from '(@prisma\/|.*generated\/prisma|.*lib\/env|.*lib\/data\/client|pg')|process\.env\.(?!NODE_ENV)/.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect(seen).toEqual([])
})
