'use server'
import { randomBytes } from 'node:crypto'
import { checkPlace } from '@/lib/data/intake'
import { takePlainReport, takeReport } from '@/lib/data/limits'
import { recipients } from '@/lib/data/public-recipients'
import { dayOf } from '@/lib/domain/calendar'
import { reportSchema, type Report } from '@/lib/domain/report'
import type { ReportForm } from '@/lib/domain/report-form'
import { fail, fieldProblems, ok, type Failure, type Result } from '@/lib/domain/result'
import { formatReceipt } from '@/lib/sealing/receipt'
import { getT } from '@/lib/locale'
import { logFailure } from '@/lib/log'
import { visitorKey } from '@/lib/session'
import { TRAP, valuesIn, type PlainState } from '@/components/report/plain-state'
import { filesIn, givePlainFiles } from '../bukti/plain'
import { sealHere } from './seal-here'

const TOKEN = /^[A-Za-z0-9_-]{22}$/

/**
 * The form without JavaScript, in three answers of one page: problems beside their fields, the answers to check (and files
 * to choose, which a browser does not keep from page to page), the receipt. What was typed comes back in the form and is kept nowhere else.
 */
export async function submitPlain(_previous: PlainState, form: FormData): Promise<PlainState> {
  const values = valuesIn(form)
  const given = form.get('token')
  const known = typeof given === 'string' && TOKEN.test(given)
  const token = known ? given : randomBytes(16).toString('base64url')
  const intent = form.get('intent')
  const failed = ({ code, fields = {} }: Failure): PlainState => ({
    ...{ phase: 'form', token, values, problems: fields },
    ...(code !== 'INVALID' && { failure: code }),
  })
  try {
    const refused = async (why: 'trap' | 'budget'): Promise<PlainState> => ({
      ...{ phase: 'form', token, values, problems: {}, said: (await getT('plainReport'))(why) },
    })
    // Said plainly and not answered with a receipt that opens nothing: a person's own program may have filled it in.
    if (form.get(TRAP)) return refused('trap')
    if (intent === 'edit') return { phase: 'form', token, values, problems: {} }
    const checked = await check(values)
    if (!checked.ok) return failed(checked.error)
    // A form whose token is not one of ours is shown once more: the token is what makes a second press harmless.
    if (intent !== 'send' || !known) return { phase: 'check', token, values, evidence: null }
    const chosen = await filesIn(form)
    if (!chosen.ok) return { phase: 'check', token, values, evidence: chosen.problem }
    const visitor = await visitorKey()
    if (!(await takeReport(visitor)).ok) return failed({ code: 'LIMITED' })
    const sealed = await sealHere(token, values, checked.value, () => takePlainReport(visitor))
    if (!sealed.ok) return sealed.error.code === 'LIMITED' ? refused('budget') : failed(sealed.error)
    const { receipt, keys, reference, verifyBy } = sealed.value
    const problem = await givePlainFiles(keys, chosen.files)
    return {
      phase: 'receipt',
      facts: { code: formatReceipt(receipt), reference, verifyBy },
      evidence: { sent: problem ? 0 : chosen.files.length, problem },
    }
  } catch (error) {
    // Whatever broke, its text may quote what was written: that goes nowhere.
    logFailure('report-plain', error)
    return failed({ code: 'UNAVAILABLE' })
  }
}

async function check(values: ReportForm): Promise<Result<Report>> {
  const { leads } = await recipients()
  const parsed = reportSchema(
    dayOf(new Date()),
    leads.map(({ id }) => id),
  ).safeParse(values)
  if (!parsed.success) return fail('INVALID', fieldProblems(parsed.error))
  const placed = await checkPlace(parsed.data)
  return placed.ok ? ok(parsed.data) : placed
}
