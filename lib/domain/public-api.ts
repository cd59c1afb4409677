import { z } from 'zod'
import { STATUSES } from './board'
import { clockText, dayOf, minutesOf } from './calendar'
import { QUERY_MAX } from './search'
import { STOCK_ENTRY_KINDS } from './stock'
import { line } from './text'

/**
 * The public data of boards, version 1. Fields are added, never renamed or removed; `code`s may grow. Moments are ISO 8601
 * with Kendari's offset ("2026-11-24T10:20:00+08:00"), days "2026-11-24"; words and texts are Indonesian.
 */

const moment = z.iso.datetime({ offset: true })
const day = z.iso.date()
// A description is a key of the messages `api.fields`: the document says it in the reader's language (lib/domain/openapi.ts).

/** `code` and `why` are for machines, `word`, `text` and `instead` for people. */
const standing = z.object({
  code: z.enum(STATUSES).describe('code'),
  word: z.string().describe('word'),
  why: z.string().describe('why'),
  text: z.string().describe('text'),
  since: moment.nullable().describe('since'),
  instead: z.string().nullable().describe('instead'),
})

const status = standing.extend({
  opensAt: moment.nullable().describe('opensAt'),
  confirmedAt: moment.nullable().describe('confirmedAt'),
  confirmedToday: z.boolean().describe('confirmedToday'),
})

const stock = z.object({
  item: z.string().describe('item'),
  name: z.string().describe('itemName'),
  unit: z.string().describe('unitWord'),
  balance: z.int().min(0).describe('balance'),
  threshold: z.int().describe('threshold'),
  emptySince: moment.nullable().describe('emptySince'),
  updatedAt: moment.describe('updatedAt'),
})

const place = z.object({ slug: z.string(), name: z.string() })

const listedUnit = z.object({
  slug: z.string().describe('slug'),
  code: z.string().describe('unitCode'),
  kind: z.enum(['DINAS', 'KECAMATAN', 'KELURAHAN']),
  name: z.string(),
  fullName: z.string(),
  district: place.nullable().describe('district'),
  status,
  services: z.array(z.object({ id: z.string(), name: z.string() })).describe('foundServices'),
})

/** GET /api/v1/units */
export const unitListSchema = z.object({ version: z.literal(1), count: z.int(), units: z.array(listedUnit) })

/** GET /api/v1/units/{slug} */
export const unitSchema = z.object({
  version: z.literal(1),
  unit: listedUnit.omit({ services: true, status: true }).extend({
    address: z.string().nullable(),
    postalCode: z.string().nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
    hours: z
      .array(z.object({ weekday: z.int(), opens: z.int(), closes: z.int() }))
      .nullable()
      .describe('hours'),
  }),
  status: status.extend({
    problems: z.array(standing.extend({ services: z.array(z.string()) })).describe('problems'),
  }),
  notice: z.object({ text: z.string(), until: moment.nullable() }).nullable().describe('notice'),
  ahead: z.array(z.object({ from: day, until: day, reason: z.string() })).describe('ahead'),
  stocks: z.array(
    stock.extend({
      today: z.array(z.object({ kind: z.enum(STOCK_ENTRY_KINDS), delta: z.int() })).describe('today'),
      daysLeft: z.int().nullable().describe('daysLeft'),
    }),
  ),
  services: z.array(
    z.object({
      id: z.string().describe('serviceId'),
      name: z.string(),
      category: z.string(),
      status: status.extend({ whenOpen: standing.describe('whenOpen') }),
      summary: z.string(),
      requirements: z.array(z.object({ text: z.string(), note: z.string().optional() })),
      forms: z.array(z.string()),
      steps: z.array(z.string()),
      feeRupiah: z.int().describe('feeRupiah'),
      feeText: z.string(),
      feeLegal: z.string(),
      timeText: z.string(),
      legalBasis: z.array(z.string()),
      notes: z.array(z.string()),
      confirmedOn: day.nullable().describe('confirmedOn'),
    }),
  ),
})

/** What a write is answered with. */
export const doneSchema = z.object({
  version: z.literal(1),
  unit: z.string().describe('slug'),
  at: moment.describe('doneAt'),
  balance: z.int().min(0).optional().describe('balanceAfter'),
})

/** What is answered instead of data (RFC 9457, application/problem+json). */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string().describe('problemTitle'),
  detail: z.string().optional().describe('problemDetail'),
  fields: z
    .record(z.string(), z.object({ key: z.string(), max: z.number().optional(), min: z.number().optional() }))
    .optional()
    .describe('problemFields'),
})

export type UnitListJson = z.input<typeof unitListSchema>
export type UnitJson = z.input<typeof unitSchema>
export type StandingJson = z.input<typeof standing>

const one = z.string({ error: 'INVALID' })

/** ?q=&kecamatan=&service= ; a parameter that is not of these, or is given twice, is a mistake worth telling. */
export const unitQuerySchema = z.strictObject({
  q: line(QUERY_MAX).optional().describe('q'),
  kecamatan: one.max(60, 'TOO_LONG').optional().describe('kecamatan'),
  service: one.max(60, 'TOO_LONG').optional().describe('service'),
})

/** ?bahasa= of the document itself */
export const documentQuerySchema = z.object({ bahasa: z.enum(['id', 'en']).optional().describe('bahasa') })

/** "2026-11-24T10:20:00+08:00". */
export function witaIso(at: Date): string {
  const day = dayOf(at)
  const seconds = String(at.getUTCSeconds()).padStart(2, '0')
  return `${day}T${clockText(minutesOf(at), ':')}:${seconds}+08:00`
}

const figureCount = z.int().nullable().describe('figuresCount')

const figureRow = z.object({
  key: z.string().describe('figuresKey'),
  name: z.string().describe('figuresName'),
  small: z.boolean().describe('figuresSmall'),
  received: figureCount,
  open: figureCount,
  answered: figureCount,
  onTime: figureCount,
  late: figureCount,
  onTimePercent: z.int().nullable().describe('figuresShare'),
  medianDays: z.int().nullable().describe('figuresDays'),
  p90Days: z.int().nullable().describe('figuresDays'),
})
const figureTable = z.array(figureRow).nullable().describe('figuresTable')
const countTable = figureRow.pick({ key: true, name: true, small: true }).extend({ count: figureCount })

/** GET /api/v1/figures: of reports by quarter, in the form in which nobody can be guessed. */
export const figuresSchema = z.object({
  version: z.literal(2),
  releases: z
    .array(
      z.object({
        quarter: z.string().describe('surveyQuarter'),
        from: z.iso.date().describe('figuresFrom'),
        until: z.iso.date().describe('figuresUntil'),
        countedOn: z.iso.date().describe('figuresCountedOn'),
        whole: figureRow.nullable().describe('figuresWhole'),
        kind: figureTable,
        unit: figureTable,
        endings: z.array(countTable).nullable().describe('figuresTable'),
      }),
    )
    .describe('figuresReleases'),
})

/** GET /api/v1/satisfaction: the survey by office and quarter. */
export const satisfactionSchema = z.object({
  version: z.literal(1),
  results: z.array(
    z.object({
      unit: place.extend({ slug: z.string().describe('slug') }),
      quarter: z.string().describe('surveyQuarter'),
      answers: z.int().nullable().describe('surveyAnswers'),
      index: z.number().nullable().describe('surveyIndex'),
      grade: z.enum(['A', 'B', 'C', 'D']).nullable().describe('surveyGrade'),
      means: z.array(z.number()).nullable().describe('surveyMeans'),
      askedPercent: z.int().nullable().describe('surveyAsked'),
    }),
  ),
})

export type FiguresJson = z.input<typeof figuresSchema>
export type SatisfactionJson = z.input<typeof satisfactionSchema>
