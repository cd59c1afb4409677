import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type Gate, officerAction, officerFormAction, publicAction } from '@/lib/action'
import { fail, ok } from '@/lib/domain/result'
import { can, type Permission, ROLES } from '@/lib/domain/roles'
import { currentOfficer } from '@/lib/session'

jest.mock('@/lib/session', () => ({ currentOfficer: jest.fn(), signedInOfficer: jest.fn() }))

const PERMISSIONS: Permission[] = [
  ...(['case:read', 'case:work', 'case:assign', 'case:decide'] as const),
  ...(['board:edit', 'unit:admin', 'account:admin', 'figures:read'] as const),
]

const signedIn = (role: (typeof ROLES)[number] | null) =>
  jest.mocked(currentOfficer).mockResolvedValue(role && ({ id: 'seruni', role } as never))

const schema = z.object({ name: z.string('REQUIRED').min(1, 'REQUIRED') })
const run = jest.fn(async (officer: { id: string } | null, input: { name: string }) =>
  ok(`${officer?.id}:${input.name}`),
)
const action = (gate: Gate) => officerAction(gate, schema, run)

let log: jest.SpyInstance
beforeEach(() => {
  jest.clearAllMocks()
  log = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => log.mockRestore())

test.each(ROLES.flatMap((role) => PERMISSIONS.map((permission) => [role, permission] as const)))(
  '%s asks for %s',
  async (role, permission) => {
    signedIn(role)
    const allowed = can(role, permission)
    expect(await action(permission)({ name: 'a' })).toEqual(allowed ? ok('seruni:a') : fail('NOT_FOUND'))
    expect(run).toHaveBeenCalledTimes(allowed ? 1 : 0)
    const told = log.mock.calls.map(([line]) => JSON.parse(String(line)) as object)
    const refusal = { what: 'refused', door: 'action', officer: 'seruni', role, asked: permission }
    expect(told).toEqual(allowed ? [] : [expect.objectContaining(refusal)])
  },
)

test.each([...PERMISSIONS, 'self'] as const)(
  'nobody asks for %s, and learns nothing of the input either',
  async (gate) => {
    signedIn(null)
    for (const input of [{ name: 'a' }, {}, null, 'x'])
      expect(await action(gate)(input)).toEqual(fail('UNAUTHENTICATED'))
    expect(run).not.toHaveBeenCalled()
  },
)

test('one who may not ask does not learn whether the input would do', async () => {
  signedIn('OPERATOR')
  expect(await action('case:work')({})).toEqual(fail('NOT_FOUND'))
})

test('every officer may do what is their own', async () => {
  for (const role of ROLES) {
    signedIn(role)
    expect(await action('self')({ name: 'a' })).toEqual(ok('seruni:a'))
  }
})

test.each([undefined, null, 'x', 7, [], {}, { name: '' }, { name: 7 }])('%j is not of the schema', async (input) => {
  signedIn('LEAD')
  expect(await action('case:read')(input)).toMatchObject({ ok: false, error: { code: 'INVALID' } })
  expect(run).not.toHaveBeenCalled()
})

test('what is thrown stays here, and its words out of the log', async () => {
  signedIn('LEAD')
  run.mockRejectedValue(new Error('isi laporan rahasia'))
  expect(await action('case:read')({ name: 'a' })).toEqual(fail('UNAVAILABLE'))
  const written = log.mock.calls.map(([line]) => line).join('')
  expect(written).toContain('"what":"action","error":"Error"')
  expect(written).not.toContain('rahasia')
  jest.mocked(currentOfficer).mockRejectedValue(new Error('no store'))
  expect(await action('case:read')({ name: 'a' })).toEqual(fail('UNAVAILABLE'))
  run.mockReset().mockImplementation(async (officer, input) => ok(`${officer?.id}:${input.name}`))
})

test('a redirect goes through', async () => {
  signedIn('LEAD')
  const leaving = officerAction('self', schema, async () => redirect('/masuk'))
  await expect(leaving({ name: 'a' })).rejects.toThrow('NEXT_REDIRECT')
})

test('a plain form: what was typed comes back, React\u2019s own fields and files do not, repeated ones are a list', async () => {
  signedIn('LEAD')
  const form = new FormData()
  form.append('$ACTION_KEY', 'x')
  form.append('name', 'a')
  form.append('unit', 'satu')
  form.append('unit', 'dua')
  form.append('file', new Blob(['x']))
  form.append('__proto__', 'x')
  const seen = jest.fn(async () => ok(null))
  const formAction = officerFormAction(
    'self',
    z.looseObject({}),
    async (_, input) => (seen.mockName(JSON.stringify(input)), seen()),
  )
  const state = await formAction({ result: null, values: {} }, form)
  expect(state.result).toEqual(ok(null))
  expect(state.values).toMatchObject({ name: 'a' })
  expect(Object.keys(state.values)).not.toContain('$ACTION_KEY')
  expect(Object.keys(state.values)).not.toContain('file')
  expect(seen.getMockName()).toContain('"unit":["satu","dua"]')
  expect(({} as { x?: string }).x).toBeUndefined()
})

test('an action of nobody in particular is parsed and caught all the same', async () => {
  const open = publicAction(schema, async ({ name }) => (name === 'a' ? ok(name) : Promise.reject(new Error('x'))))
  expect(await open({ name: 'a' })).toEqual(ok('a'))
  expect(await open({})).toMatchObject(fail('INVALID', { name: { key: 'REQUIRED' } }))
  expect(await open({ name: 'b' })).toEqual(fail('UNAVAILABLE'))
  expect(currentOfficer).not.toHaveBeenCalled()
})
