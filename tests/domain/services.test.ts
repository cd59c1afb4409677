import fc from 'fast-check'
import { fieldProblems } from '@/lib/domain/result'
import { confirmationAfter, requirementLine, serviceSchema, SUBSTANCE, type Substance } from '@/lib/domain/services'

const service = (changes: object = {}) => ({
  ...{ unitKind: 'DINAS', category: 'Perizinan', name: 'Izin usaha', aliases: 'NIB', summary: 'Izin.', forms: '' },
  ...{ requirements: 'KTP-el\nNPWP | bila ada', steps: 'Isi\nKirim', feeRupiah: 'Rp50.000', feeText: 'Sekali bayar' },
  ...{ feeLegal: 'Perda 1/2026', timeText: '3 hari', legalBasis: 'UU 6/2023', notes: '', stockItemId: '' },
  ...{ confirmedBy: '', confirmedOn: '', ...changes },
})
const problems = (changes: object) => {
  const parsed = serviceSchema.safeParse(service(changes))
  return parsed.success ? {} : fieldProblems(parsed.error)
}

test('lists come one a line, a remark after a bar, money as people write it', () => {
  expect(serviceSchema.parse(service())).toMatchObject({
    ...{ requirements: [{ text: 'KTP-el' }, { text: 'NPWP', note: 'bila ada' }], steps: ['Isi', 'Kirim'], forms: [] },
    ...{ feeRupiah: 50_000, stockItemId: null, confirmation: null },
  })
})

test('a confirmation says by whom and when', () => {
  expect(problems({ confirm: 'yes' })).toMatchObject({
    confirmedBy: { key: 'REQUIRED' },
    confirmedOn: { key: 'DATE' },
  })
  expect(problems({ confirm: 'yes', confirmedBy: 'Kabid', confirmedOn: '2026-02-30' })).toEqual({
    confirmedOn: { key: 'DATE' },
  })
  const confirmed = service({ confirm: 'yes', confirmedBy: 'Kabid', confirmedOn: '2026-11-24' })
  expect(serviceSchema.parse(confirmed).confirmation).toEqual({ by: 'Kabid', on: '2026-11-24' })
  expect(problems({ confirmedBy: 'Kabid', confirmedOn: 'kapan-kapan' })).toEqual({})
})

test.each([
  ['feeRupiah', 'gratis', 'MONEY'],
  ['feeRupiah', '', 'REQUIRED'],
  ['name', '', 'REQUIRED'],
  ['unitKind', '', 'CHOICE'],
])('%s %j: %s', (field, value, key) => {
  expect(problems({ [field]: value })).toMatchObject({ [field]: { key } })
})

test('a requirement as it is typed is the requirement again', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/)
  const requirement = fc.record({ text: word, note: word }, { requiredKeys: ['text'] })
  fc.assert(
    fc.property(fc.array(requirement, { maxLength: 10 }), (list) => {
      const typed = service({ requirements: list.map(requirementLine).join('\n') })
      expect(serviceSchema.parse(typed).requirements).toEqual(list)
    }),
  )
})

describe('a confirmation', () => {
  const said: Substance = serviceSchema.parse(service())
  const confirmation = { by: 'Kabid', on: '2026-11-24' }

  test.each(SUBSTANCE)('falls with a change of %s, unless it is given anew', (field) => {
    const after = { ...said, [field]: field === 'feeRupiah' ? 1 : field === 'requirements' ? [] : ['lain'] }
    expect(confirmationAfter({ ...said, confirmation }, { ...after, confirmation: null })).toBeNull()
    const anew = { by: 'Kepala', on: '2026-11-25' }
    expect(confirmationAfter({ ...said, confirmation }, { ...after, confirmation: anew })).toEqual(anew)
  })

  test('stays where nothing of substance is another', () => {
    expect(confirmationAfter({ ...said, confirmation }, { ...said, confirmation: null })).toEqual(confirmation)
    expect(confirmationAfter({ ...said, confirmation: null }, { ...said, confirmation: null })).toBeNull()
  })
})
