import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

const OFFICERS = ['officerAction', 'officerFormAction']
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
    if (!ts.isVariableStatement(node)) return [{ name: node.getText().slice(0, 60), wrapper: null }]
    return node.declarationList.declarations.map(({ name, initializer }) => ({
      name: name.getText(),
      wrapper: initializer && ts.isCallExpression(initializer) ? initializer.expression.getText() : null,
    }))
  })
}

const startsWithUseServer = (file: string) => {
  const [first] = parse(file).statements
  return first !== undefined && ts.isExpressionStatement(first) && first.expression.getText() === `'use server'`
}

test.each(files('/actions.ts', 'app/petugas'))('%s: nothing but what officerAction made can be called', (file) => {
  expect(startsWithUseServer(file)).toBe(true)
  expect(exportsOf(file)).not.toEqual([])
  expect(exportsOf(file).filter(({ wrapper }) => wrapper === null || !OFFICERS.includes(wrapper))).toEqual([])
})

test('server actions are in files named actions.ts and nowhere else', () => {
  const elsewhere = sources('app', 'components', 'lib').filter((file) => {
    return !file.endsWith('/actions.ts') && /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8'))
  })
  expect(elsewhere).toEqual([])
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
