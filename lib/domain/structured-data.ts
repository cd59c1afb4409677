import { clockText } from './calendar'
import type { HoursRow } from './hours'

/** What search engines read of an office or a service: schema.org as JSON-LD. */
export type JsonLd = { '@context': 'https://schema.org'; '@type': string; [property: string]: unknown }

type Office = {
  name: string
  url: string
  address: string | null
  phone: string | null
  lat: number | null
  lng: number | null
}

type Service = { name: string; summary: string; feeRupiah: number; offices: readonly { name: string; url: string }[] }

const CONTEXT = { '@context': 'https://schema.org' } as const
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** An office with its opening hours; what is not known is left out. */
export function governmentOffice(
  { name, url, address, phone, lat, lng }: Office,
  hours: readonly HoursRow[] | null,
): JsonLd {
  return {
    ...{ ...CONTEXT, '@type': 'GovernmentOffice', name, url },
    ...(address && { address }),
    ...(phone && { telephone: phone }),
    ...(lat !== null && lng !== null && { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lng } }),
    ...(hours && hours.length > 0 && { openingHours: openingHours(hours) }),
  }
}

/** A service, by whom it is offered, and what it costs. */
export function governmentService({ name, summary, feeRupiah, offices }: Service, url: string): JsonLd {
  return {
    ...{ ...CONTEXT, '@type': 'GovernmentService', name, description: summary, url },
    serviceOperator: { '@type': 'GovernmentOrganization', name: 'Pemerintah Kota Kendari' },
    areaServed: { '@type': 'City', name: 'Kendari' },
    offers: { '@type': 'Offer', price: feeRupiah, priceCurrency: 'IDR' },
    availableChannel: offices.map((office) => ({
      '@type': 'ServiceChannel',
      serviceUrl: office.url,
      serviceLocation: { '@type': 'Place', name: office.name },
    })),
  }
}

/** ["Mo,Tu 07:30-12:00"]: weekdays that keep the same hours together, as schema.org writes them. */
export function openingHours(hours: readonly HoursRow[]): string[] {
  const days = new Map<string, string[]>()
  for (const { weekday, opens, closes } of hours) {
    const stretch = `${clockText(opens, ':')}-${clockText(closes, ':')}`
    days.set(stretch, [...(days.get(stretch) ?? []), WEEKDAYS[weekday - 1] ?? ''])
  }
  return [...days].map(([stretch, on]) => `${on.join(',')} ${stretch}`)
}

/** The text of a <script type="application/ld+json">: it can neither end the element nor begin a comment in it. */
export function jsonLdText(value: JsonLd): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
