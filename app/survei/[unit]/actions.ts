'use server'
import { randomUUID } from 'node:crypto'
import { answerSurvey } from '@/lib/data/survey'
import { fieldProblems } from '@/lib/domain/result'
import { surveySchema } from '@/lib/domain/survey'
import { logFailure } from '@/lib/log'
import { visitorKey } from '@/lib/session'
import type { SurveyState } from './state'

/** Takes one answer; what was chosen comes back with whatever is missing, and is kept nowhere else. */
export async function sendSurvey(_previous: SurveyState, form: FormData): Promise<SurveyState> {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const again = { phase: 'form', form: values.form ?? randomUUID(), values } as const
  try {
    const parsed = surveySchema.safeParse(values)
    if (!parsed.success) {
      const { form: broken, ...missing } = fieldProblems(parsed.error)
      // A form whose name is none of ours is shown once more under a new one.
      return { ...again, ...(broken && { form: randomUUID() }), missing: Object.keys(missing), failure: 'INVALID' }
    }
    const taken = await answerSurvey(parsed.data, await visitorKey())
    if (taken.ok) return { phase: 'thanks', asked: parsed.data.askedToPay === true }
    return { ...again, missing: [], failure: taken.error.code === 'LIMITED' ? 'LIMITED' : 'UNAVAILABLE' }
  } catch (error) {
    logFailure('survey', error)
    return { ...again, missing: [], failure: 'UNAVAILABLE' }
  }
}
