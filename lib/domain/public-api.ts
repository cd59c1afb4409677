import { z } from 'zod'
import { STATUSES } from './board'
import { dayOf, minutesOf } from './calendar'
import { QUERY_MAX } from './search'
import { STOCK_ENTRY_KINDS } from './stock'
import { line } from './text'

/**
 * The public data of boards, version 1. Fields are added, never renamed or removed; `code`s may grow. Moments are ISO 8601
 * with Kendari's offset ("2026-11-24T10:20:00+08:00"), days "2026-11-24"; words and texts are Indonesian.
 */

const moment = z.iso.datetime({ offset: true })
const day = z.iso.date()

/** `code` and `why` are for machines, `word`, `text` and `instead` for people. */
const standing = z.object({
  code: z.enum(STATUSES),
  word: z.string(),
  why: z.string(),
  text: z.string(),
  since: moment.nullable(),
  instead: z.string().nullable(),
})

const status = standing.extend({
  opensAt: moment.nullable(),
  confirmedAt: moment.nullable(),
  confirmedToday: z.boolean(),
})

const stock = z.object({
  item: z.string(),
  name: z.string(),
  unit: z.string(),
  balance: z.int().min(0),
  threshold: z.int(),
  emptySince: moment.nullable(),
  updatedAt: moment,
})

const place = z.object({ slug: z.string(), name: z.string() })

const listedUnit = z.object({
  slug: z.string(),
  code: z.string(),
  kind: z.enum(['DINAS', 'KECAMATAN', 'KELURAHAN']),
  name: z.string(),
  fullName: z.string(),
  district: place.nullable(),
  status,
  /** of those asked for by q or service: which the unit offers; empty when no service was asked for */
  services: z.array(z.object({ id: z.string(), name: z.string() })),
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
    /** minutes after midnight; weekday 1 is Monday; null: not known */
    hours: z.array(z.object({ weekday: z.int(), opens: z.int(), closes: z.int() })).nullable(),
  }),
  status: status.extend({
    problems: z.array(standing.extend({ services: z.array(z.string()) })),
  }),
  notice: z.object({ text: z.string(), until: moment.nullable() }).nullable(),
  stocks: z.array(
    stock.extend({
      today: z.array(z.object({ kind: z.enum(STOCK_ENTRY_KINDS), delta: z.int() })),
      daysLeft: z.int().nullable(),
    }),
  ),
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      category: z.string(),
      status: status.extend({ whenOpen: standing }),
      summary: z.string(),
      requirements: z.array(z.object({ text: z.string(), note: z.string().optional() })),
      forms: z.array(z.string()),
      steps: z.array(z.string()),
      feeRupiah: z.int(),
      feeText: z.string(),
      feeLegal: z.string(),
      timeText: z.string(),
      legalBasis: z.array(z.string()),
      notes: z.array(z.string()),
      /** null: "menunggu konfirmasi unit" */
      confirmedOn: day.nullable(),
    }),
  ),
})

export type UnitListJson = z.input<typeof unitListSchema>
export type UnitJson = z.input<typeof unitSchema>
export type StandingJson = z.input<typeof standing>

const one = z.string({ error: 'INVALID' })

/** ?q=&kecamatan=&service= ; a parameter that is not of these, or is given twice, is a mistake worth telling. */
export const unitQuerySchema = z.strictObject({
  q: line(QUERY_MAX).optional(),
  kecamatan: one.max(60, 'TOO_LONG').optional(),
  service: one.max(60, 'TOO_LONG').optional(),
})

/** "2026-11-24T10:20:00+08:00". */
export function witaIso(at: Date): string {
  const day = dayOf(at)
  const seconds = String(at.getUTCSeconds()).padStart(2, '0')
  const minutes = minutesOf(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${seconds}+08:00`
}
