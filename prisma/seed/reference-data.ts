import { z } from 'zod'
import holidays from './data/holidays.json'
import hours from './data/hours.json'
import services from './data/services.json'
import stock from './data/stock.json'
import units from './data/units.json'

/** The files of prisma/seed/data, checked before a row of them is written. Where their facts come from: data/LICENCES.md. */

const unitKind = z.enum(['DINAS', 'KECAMATAN', 'KELURAHAN'])
const text = z.string().trim().min(1)
const day = z.iso.date()

const unitSchema = z.strictObject({
  id: text,
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: unitKind,
  name: text,
  fullName: text,
  variants: z.array(text),
  parentId: text.nullable(),
  address: text.nullable(),
  postalCode: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  phone: text.nullable(),
  website: z.url({ protocol: /^https?$/ }).nullable(),
  // The city's bounding box: a swapped pair or a lost minus sign falls outside it.
  lat: z.number().min(-4.1).max(-3.9).nullable(),
  lng: z.number().min(122.43).max(122.66).nullable(),
  source: text,
})

const serviceSchema = z.strictObject({
  id: text,
  unitKind,
  /** which kinds of unit offer it, where not only its own kind */
  offeredBy: z.array(unitKind).optional(),
  category: text,
  name: text,
  aliases: z.array(text),
  summary: text,
  requirements: z.array(z.strictObject({ text, note: text.optional() })).min(1),
  forms: z.array(text),
  steps: text,
  fee: text,
  time: text,
  law: z.array(text),
  commonLaw: text,
  notes: z.array(text),
  stockItemId: text.nullable(),
})

const catalogueSchema = z.strictObject({
  fees: z.record(z.string(), z.strictObject({ rupiah: z.int().min(0), text, legal: text })),
  steps: z.record(z.string(), z.array(text).min(1)),
  times: z.record(z.string(), text),
  laws: z.record(z.string(), z.array(text)),
  forms: z.record(z.string(), text),
  services: z.array(serviceSchema),
})

const stockSchema = z.strictObject({ id: text, name: text, unitWord: text, threshold: z.int().min(0) })
const holidaySchema = z.strictObject({ date: day, name: text, kind: z.enum(['NATIONAL', 'COLLECTIVE_LEAVE', 'LOCAL']) })
const hoursSchema = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)),
  opens: z.iso.time(),
  closes: z.iso.time(),
})

type Catalogue = z.output<typeof catalogueSchema>

/** Everything a new installation knows of Kendari, as rows. Throws ZodError or Error on a file that does not hold. */
export function referenceData() {
  const unitRows = z.array(unitSchema).parse(units)
  const catalogue = catalogueSchema.parse(services)
  return {
    units: unitRows,
    services: catalogue.services.map((service, position) => serviceRow(catalogue, service, position)),
    stockItems: z.array(stockSchema).parse(stock),
    holidays: z.array(holidaySchema).parse(holidays),
    hours: z
      .array(hoursSchema)
      .parse(hours)
      .flatMap(({ weekdays, opens, closes }) =>
        weekdays.map((weekday) => ({ weekday, opens: minutes(opens), closes: minutes(closes) })),
      ),
    offerings: catalogue.services.flatMap((service) =>
      unitRows
        .filter(({ kind }) => (service.offeredBy ?? [service.unitKind]).includes(kind))
        .map(({ id }) => ({ unitId: id, serviceId: service.id })),
    ),
  }
}

function serviceRow(catalogue: Catalogue, service: Catalogue['services'][number], position: number) {
  const { id, unitKind, category, name, aliases, summary, requirements, notes, stockItemId } = service
  const fee = named(catalogue.fees, service.fee)
  return {
    ...{ id, unitKind, category, name, aliases, summary, requirements, notes, stockItemId, position },
    forms: service.forms.map((form) => `${form} ${named(catalogue.forms, form)}`),
    steps: named(catalogue.steps, service.steps),
    feeRupiah: fee.rupiah,
    feeText: fee.text,
    feeLegal: fee.legal,
    timeText: catalogue.times[service.time] ?? service.time,
    legalBasis: [...service.law, ...named(catalogue.laws, service.commonLaw)],
  }
}

function named<T>(table: Record<string, T>, name: string): T {
  const found = table[name]
  if (found === undefined) throw new Error(`services.json: "${name}" is not defined`)
  return found
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
