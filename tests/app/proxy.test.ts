/** @jest-environment node */
import { NextRequest } from 'next/server'
import { proxy } from '@/proxy'

const ONION = `http://${'a2b3c4d5'.repeat(7)}.onion`
const before = { ...process.env }
const ask = (path: string, host = 'jari.example.go.id') =>
  proxy(new NextRequest(`https://jari.example.go.id${path}`, { headers: { host } })).headers

beforeEach(() => {
  process.env.JARI_URL = 'https://jari.example.go.id'
  process.env.JARI_ONION = ONION
})
afterAll(() => {
  process.env = before
})

test('tells Tor Browser where the same page is as an onion service', () => {
  expect(ask('/lapor?unit=kelurahan-kadia').get('Onion-Location')).toBe(`${ONION}/lapor?unit=kelurahan-kadia`)
  expect(ask('/').get('Onion-Location')).toBe(`${ONION}/`)
})

test.each(['/petugas', '/petugas/kasus', '/masuk', '/aktivasi'])('%s, a desk, is not offered there', (path) => {
  expect(ask(path).has('Onion-Location')).toBe(false)
})

test('says nothing where there is none, or where the page came without https, as browsers ask', () => {
  delete process.env.JARI_ONION
  expect(ask('/lapor').has('Onion-Location')).toBe(false)
  process.env.JARI_ONION = ONION
  process.env.JARI_URL = 'http://localhost:3000'
  expect(ask('/lapor').has('Onion-Location')).toBe(false)
})

test('over Tor nothing is upgraded to https, which an onion service does not speak', () => {
  const there = ask('/lapor', new URL(ONION).host)
  expect(there.has('Onion-Location')).toBe(false)
  expect(there.get('Content-Security-Policy')).not.toContain('upgrade-insecure-requests')
  expect(ask('/lapor').get('Content-Security-Policy')).toContain('upgrade-insecure-requests')
})
