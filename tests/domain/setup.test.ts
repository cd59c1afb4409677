import { fieldProblems } from '@/lib/domain/result'
import { setupFormSchema, setupSchema } from '@/lib/domain/setup'

const person = (name: string, email: string) => ({
  ...{ name, title: 'Inspektur', email },
  ...{ password: 'hujan sore di pelabuhan', again: 'hujan sore di pelabuhan' },
})
const good = () => ({
  token: 'kode',
  admin: person('Guntur', ' Guntur@Contoh.ID '),
  lead: person('Seruni', 's@contoh.id'),
})

const problems = (change: (form: ReturnType<typeof good>) => void) => {
  const form = good()
  change(form)
  const parsed = setupFormSchema.safeParse(form)
  return parsed.success ? {} : fieldProblems(parsed.error)
}

test('a good form passes, with addresses as they are stored', () => {
  expect(setupFormSchema.parse(good()).admin.email).toBe('guntur@contoh.id')
})

test.each<[string, (form: ReturnType<typeof good>) => void, Record<string, object>]>([
  ['no token', (form) => (form.token = ' '), { token: { key: 'REQUIRED' } }],
  ['no name', (form) => (form.admin.name = ''), { 'admin.name': { key: 'REQUIRED' } }],
  ['no address', (form) => (form.lead.email = ''), { 'lead.email': { key: 'REQUIRED' } }],
  ['half an address', (form) => (form.lead.email = 'seruni@'), { 'lead.email': { key: 'EMAIL' } }],
  [
    'a long address',
    (form) => (form.lead.email = `${'a'.repeat(260)}@x.id`),
    { 'lead.email': { key: 'TOO_LONG', max: 254 } },
  ],
  ['one address for two', (form) => (form.lead.email = 'GUNTUR@contoh.id'), { 'lead.email': { key: 'EMAIL_TAKEN' } }],
  [
    'a short password',
    (form) => (form.lead.password = form.lead.again = 'pendek'),
    { 'lead.password': { key: 'TOO_SHORT', min: 12 } },
  ],
  ['a slip of the hand', (form) => (form.lead.again += 'x'), { 'lead.again': { key: 'NOT_SAME' } }],
])('%s', (_, change, expected) => {
  expect(problems(change)).toMatchObject(expected)
  expect(Object.keys(problems(change))).toEqual(Object.keys(expected))
})

test('of an empty form every field is named at once', () => {
  const blank = { name: '', title: '', email: '', password: '', again: '' }
  const parsed = setupFormSchema.safeParse({ token: '', admin: blank, lead: blank })
  const found = Object.entries(parsed.success ? {} : fieldProblems(parsed.error))
  expect(found).toHaveLength(11)
  expect(new Set(found.map(([, { key }]) => key))).toEqual(new Set(['REQUIRED']))
})

test('the wire takes nothing but derived secrets and keys of the right form', () => {
  const auth = 'a'.repeat(43)
  const wire = {
    token: 'kode',
    admin: { name: 'Guntur', title: 'Admin', email: 'g@contoh.id', auth },
    lead: {
      ...{ name: 'Seruni', title: 'Inspektur', email: 's@contoh.id', auth },
      ...{ recipient: 'age1x', sealedIdentity: 'a'.repeat(136) },
    },
    recoveryRecipient: 'age1y',
  }
  expect(setupSchema.parse({ ...wire, admin: { ...wire.admin, password: 'x', role: 'LEAD' } })).toEqual(wire)
  for (const bad of ['', 'a'.repeat(42), 'a'.repeat(44), 'hujan sore di pelabuhan', `${'a'.repeat(42)}+`])
    expect(setupSchema.safeParse({ ...wire, lead: { ...wire.lead, auth: bad } }).success).toBe(false)
  expect(setupSchema.safeParse({ ...wire, lead: { ...wire.lead, sealedIdentity: 'a' } }).success).toBe(false)
})
