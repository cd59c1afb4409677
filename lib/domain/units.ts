import { z } from 'zod'
import { line, lineOrNull, lines } from './text'

export const UNIT_KINDS = ['DINAS', 'KECAMATAN', 'KELURAHAN'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Addresses under /layanan and /layar that pages of the house have, or may have one day: no unit gets one of them. */
export const RESERVED_SLUGS = [
  ...['jenis', 'peta', 'terdekat', 'riwayat', 'poster', 'stok', 'cari', 'kota', 'semua', 'kabari', 'kabar', 'baru'],
  ...['diperbaiki'],
  ...['feed', 'atom', 'json', 'ical', 'embed', 'widget', 'api', 'index'],
] as const

const SLUG_MAX = 60

/** A name in an address: small letters, digits, single hyphens. */
export const slugSchema = z
  .string({ error: 'REQUIRED' })
  .trim()
  .min(1, 'REQUIRED')
  .max(SLUG_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$|^$/, 'SLUG')
  .refine((slug) => !(RESERVED_SLUGS as readonly string[]).includes(slug), 'SLUG_RESERVED')

// The city's bounding box: a swapped pair or a lost minus sign falls outside it.
const CITY = { south: -4.1, north: -3.9, west: 122.43, east: 122.66 }

const coordinates = lineOrNull(60).transform((text, context) => {
  if (text === null) return null
  const [, lat = '', lng = ''] = /^(-?\d{1,3}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)$/.exec(text) ?? []
  const point = { lat: Number(lat), lng: Number(lng) }
  const inside =
    point.lat > CITY.south && point.lat < CITY.north && point.lng > CITY.west && point.lng < CITY.east && lat !== ''
  if (!inside) context.addIssue({ code: 'custom', message: lat === '' ? 'POINT' : 'OUTSIDE_CITY' })
  return point
})

const orNull = (max: number, fits: RegExp, problem: string) =>
  lineOrNull(max).refine((text) => text === null || fits.test(text), problem)

/** What an administrator says of a unit. A kelurahan names its kecamatan; nothing else has a parent. */
export const unitSchema = z
  .object({
    kind: z.enum(UNIT_KINDS, { error: 'CHOICE' }),
    name: line(80),
    fullName: line(160),
    slug: slugSchema,
    variants: lines(20, 80),
    parentId: lineOrNull(64),
    address: lineOrNull(200),
    postalCode: orNull(10, /^\d{5}$/, 'POSTAL_CODE'),
    phone: orNull(40, /^\+?\d[\d\s().-]{4,24}$/, 'PHONE'),
    website: orNull(200, /^https?:\/\/[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?$/, 'WEBSITE'),
    point: coordinates,
    source: line(500),
  })
  .superRefine(({ kind, parentId }, context) => {
    if (kind === 'KELURAHAN' && parentId === null)
      context.addIssue({ code: 'custom', path: ['parentId'], message: 'REQUIRED' })
  })
  .transform(({ point, ...unit }) => ({
    ...unit,
    parentId: unit.kind === 'KELURAHAN' ? unit.parentId : null,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
  }))
export type UnitInput = z.output<typeof unitSchema>

/** A number as a link calls it, and the same as WhatsApp knows it: only a mobile number can have WhatsApp. */
export function phoneLinks(phone: string): { call: string; whatsapp: string | null } {
  const digits = phone.replace(/\D/g, '')
  const whole = digits.startsWith('0') ? `62${digits.slice(1)}` : digits
  return { call: `tel:+${whole}`, whatsapp: whole.startsWith('628') ? `https://wa.me/${whole}` : null }
}
