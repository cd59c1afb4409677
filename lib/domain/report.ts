import { z } from 'zod'
import { addDays, type Day } from './calendar'
import { COMPLAINT_CATEGORIES, EXPERIENCES, asksAmount, asksPaid, asksSource, categoryOf } from './experience'
import { IDENTITY, isDay, PAID, REPORT_MAX, SOURCES, WHEN } from './report-form'
import { parseRupiah } from './rupiah'
import { optionalLine, optionalProse, prose } from './text'

/** Nothing is reported from before the Republic: somebody slipped. */
const FIRST_DAY: Day = '1945-08-17'

const id = z.string({ error: 'INVALID' }).max(64, 'INVALID')

const answers = z.object({
  experience: z.enum(EXPERIENCES, { error: (issue) => (issue.input ? 'INVALID' : 'CHOICE') }),
  complaint: z.union([z.literal(''), z.enum(COMPLAINT_CATEGORIES)], { error: 'INVALID' }),
  unitId: id,
  serviceId: id,
  place: optionalLine(REPORT_MAX.place),
  story: prose(REPORT_MAX.story),
  amount: optionalLine(REPORT_MAX.amount),
  paid: z.enum(PAID, { error: 'INVALID' }),
  when: z.enum(WHEN, { error: 'INVALID' }),
  day: optionalLine(20).transform(isoDay),
  who: optionalProse(REPORT_MAX.who),
  source: z.enum(SOURCES, { error: 'INVALID' }),
  excluded: z.array(id, { error: 'INVALID' }).max(100, 'INVALID'),
  avoid: optionalLine(REPORT_MAX.avoid),
  identity: z.enum(IDENTITY, { error: 'INVALID' }),
  name: optionalLine(REPORT_MAX.name),
  contact: optionalLine(REPORT_MAX.contact),
})

/**
 * The form's schema on a given day, the same in the browser and for the form without JavaScript. Everything but the
 * experience and the story may stay unsaid. What does not belong to the answers is dropped: an amount where none is
 * asked for, a name where the reporter chose to have none. `readers`: ids of the leads, one of whom must be left.
 */
export function reportSchema(today: Day, readers: readonly string[] = []) {
  return answers
    .refine(({ excluded }) => readers.length === 0 || readers.some((reader) => !excluded.includes(reader)), {
      path: ['excluded'],
      error: 'ALL_EXCLUDED',
      when: ({ value }) => always({ value }) && Array.isArray((value as Answers).excluded),
    })
    .refine((form) => amountOf(form) !== 'WRONG', { path: ['amount'], error: 'AMOUNT', when: always })
    .refine((form) => !dayProblem(form, today), {
      path: ['day'],
      error: (issue) => dayProblem(issue.input as Answers, today) ?? 'DATE',
      when: always,
    })
    .transform((form) => {
      const amount = amountOf(form)
      const named = form.identity === 'given'
      return {
        experience: form.experience,
        category: categoryOf(form.experience, form.complaint || null),
        unitId: form.unitId || null,
        serviceId: form.serviceId || null,
        place: form.place,
        story: form.story,
        amount: amount === 'WRONG' ? null : amount,
        paid: asksPaid(form.experience) && form.paid !== 'unknown' ? form.paid : null,
        happenedOn: dayIn(form, today),
        who: form.who,
        source: asksSource(form.experience) && form.source !== 'unknown' ? form.source : null,
        excluded: [...new Set(form.excluded)],
        avoid: form.avoid,
        name: named ? form.name : '',
        contact: named ? form.contact : '',
      }
    })
}

type Answers = z.output<typeof answers>

// Cross-checks run beside other problems, so that all are shown at once; what they read may then be of any type.
const always = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null

/** A report that may be sealed. Texts are clean; empty where nothing was said. */
export type Report = z.output<ReturnType<typeof reportSchema>>

function amountOf({ experience, amount }: Answers): number | null | 'WRONG' {
  const asked = EXPERIENCES.includes(experience) && asksAmount(experience)
  if (!asked || typeof amount !== 'string' || amount === '') return null
  return parseRupiah(amount) ?? 'WRONG'
}

function dayIn({ when, day }: Answers, today: Day): Day | null {
  if (when === 'today') return today
  if (when === 'yesterday') return addDays(today, -1)
  return when === 'date' ? day : null
}

function dayProblem({ when, day }: Answers, today: Day): string | null {
  if (when !== 'date' || typeof day !== 'string') return null
  if (day === '') return 'REQUIRED'
  if (!isDay(day) || day < FIRST_DAY) return 'DATE'
  return day > today ? 'FUTURE' : null
}

/** A browser without a date picker lets people write 24-11-2026 or 24/11/2026. */
function isoDay(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
