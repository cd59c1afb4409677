import { asksAmount, asksPaid, asksSource, EXPERIENCES } from '@/lib/domain/experience'
import { EMPTY_REPORT } from '@/lib/domain/report-form'
import { resumeAt, STEP_FIELDS, STEPS, stepsOf, UNKNOWN_FIELDS } from '@/lib/domain/report-steps'

describe.each(EXPERIENCES)('%s', (experience) => {
  const steps = stepsOf(experience, true)

  test('begins with what was lived through, asks for the story, and last who the reporter is', () => {
    expect(steps[0]).toBe('experience')
    expect(steps).toContain('story')
    expect(steps.at(-1)).toBe('identity')
    expect(new Set(steps).size).toBe(steps.length)
  })

  test('asks for what the report can hold, and nothing that would be dropped', () => {
    expect(steps.includes('amount')).toBe(asksAmount(experience))
    expect(steps.includes('source')).toBe(asksSource(experience))
    expect(!asksPaid(experience) || steps.includes('amount')).toBe(true)
    expect(steps.includes('complaint')).toBe(experience === 'badService')
  })

  test('skips the service of an office that has none', () => {
    expect(stepsOf(experience, false)).toEqual(steps.filter((step) => step !== 'service'))
  })
})

test('everyone who tells of a wrong is asked for evidence, before who may read it and who they are', () => {
  for (const experience of EXPERIENCES) {
    const steps = stepsOf(experience, true)
    expect(steps.includes('evidence')).toBe(experience !== 'honest')
    if (experience !== 'honest') expect(['readers', 'identity']).toContain(steps[steps.indexOf('evidence') + 1])
  }
})

test('complaints, good news and insiders have short ways', () => {
  const long = stepsOf('demanded', true).length
  expect(stepsOf('badService', true)).not.toContain('who')
  expect(stepsOf('honest', true).length).toBeLessThanOrEqual(5)
  expect(stepsOf('badService', true).length).toBeLessThan(long)
  expect(stepsOf('insider', true)).not.toContain('service')
})

test('each answer belongs to one page, and "don’t know" empties only what is of that page or follows from it', () => {
  const fields = STEPS.flatMap((step) => STEP_FIELDS[step])
  expect([...fields].sort()).toEqual(Object.keys(EMPTY_REPORT).sort())
  for (const step of STEPS)
    for (const field of UNKNOWN_FIELDS[step] ?? [])
      expect([...STEP_FIELDS[step], ...(step === 'office' ? ['serviceId'] : [])]).toContain(field)
  expect(UNKNOWN_FIELDS.story).toBeUndefined()
})

describe('a draft goes on', () => {
  const path = stepsOf('demanded', true)
  const at = (answers: object) => path[resumeAt(path, { ...EMPTY_REPORT, experience: 'demanded', ...answers })]

  test('after the last page that says something, over what was left open', () => {
    expect(at({})).toBe('office')
    expect(at({ unitId: 'disdukcapil' })).toBe('service')
    expect(at({ story: 'Diminta uang.' })).toBe('amount')
    expect(at({ story: 'Diminta uang.', when: 'today' })).toBe('who')
    expect(at({ excluded: ['a'] })).toBe('identity')
  })

  test('at the check where all has been asked, and never before the second page', () => {
    expect(at({ identity: 'named', name: 'Seruni' })).toBeUndefined()
    expect(resumeAt(path, {})).toBe(1)
    for (const experience of EXPERIENCES)
      for (const step of stepsOf(experience, true)) {
        const place = resumeAt(stepsOf(experience, true), { [STEP_FIELDS[step][0] ?? 'story']: 'x' })
        expect(place).toBeGreaterThanOrEqual(1)
        expect(place).toBeLessThanOrEqual(stepsOf(experience, true).length)
      }
  })
})
