import fc from 'fast-check'
import { governmentOffice, governmentService, jsonLdText, openingHours } from '@/lib/domain/structured-data'

const office = {
  name: 'Disdukcapil',
  url: 'https://j/layanan/disdukcapil',
  address: null,
  phone: null,
  lat: null,
  lng: null,
}

test('an office with what is known of it, and nothing else', () => {
  expect(governmentOffice(office, null)).toEqual({
    ...{ '@context': 'https://schema.org', '@type': 'GovernmentOffice', name: office.name, url: office.url },
  })
  expect(
    governmentOffice({ ...office, phone: '0401', lat: -3.9, lng: 122.5 }, [{ weekday: 1, opens: 450, closes: 960 }]),
  ).toMatchObject({
    telephone: '0401',
    geo: { latitude: -3.9, longitude: 122.5 },
    openingHours: ['Mo 07:30-16:00'],
  })
})

test('days that keep the same hours stand together; a break makes two stretches', () => {
  const row = (weekday: number, opens: number, closes: number) => ({ weekday, opens, closes })
  expect(openingHours([row(1, 450, 960), row(2, 450, 960), row(5, 450, 690), row(5, 810, 960)])).toEqual([
    'Mo,Tu 07:30-16:00',
    'Fr 07:30-11:30',
    'Fr 13:30-16:00',
  ])
})

test('a free service says so', () => {
  const service = {
    name: 'KTP-el baru',
    summary: 'x',
    feeRupiah: 0,
    offices: [{ name: 'Disdukcapil', url: 'https://a/' }],
  }
  expect(governmentService(service, 'https://j/')).toMatchObject({
    '@type': 'GovernmentService',
    offers: { price: 0, priceCurrency: 'IDR' },
    availableChannel: [{ serviceUrl: 'https://a/' }],
  })
})

test('property: no text gets out of its script element, and all of it comes back', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028'),
  )
  fc.assert(
    fc.property(nasty, (name) => {
      const text = jsonLdText(governmentOffice({ ...office, name }, null))
      expect(text).not.toMatch(/[<>&]/)
      expect(JSON.parse(text).name).toBe(name)
    }),
  )
})
