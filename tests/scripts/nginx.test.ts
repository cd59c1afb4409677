import { readFileSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { sharedMark } from '@/lib/domain/shared-pages'
import { proxy } from '@/proxy'
import { trialConfiguration } from '@/scripts/bench/nginx.mjs'
import { cleanHeaders } from '@/scripts/http/headers.mjs'
import { FORMS, BODY_MAX } from '@/scripts/http/limits.mjs'

// What nginx itself makes of this file is tried where there is one: npm run bench -- nginx.
const conf = readFileSync('deploy/nginx/jari.conf', 'utf8')
const MARK = '0123456789abcdef'.repeat(2)
const FRESH = 'f'.repeat(32)

/** The body of the block that begins with `head`. */
function block(head: string): string {
  const from = conf.indexOf(head)
  expect(from).toBeGreaterThan(-1)
  return conf.slice(from, conf.indexOf('\n    }', from))
}

/** The rules of a map that are regular expressions, and what each makes. */
function rules(name: string): [RegExp, string][] {
  const body = new RegExp(`\\$${name} \\{([^]*?)\\}\\n`).exec(conf)?.[1] ?? ''
  return [...body.matchAll(/^ *"~(.*)" +(\S+);(?: |$)/gm)].map(([, rule = '', made = '']) => [new RegExp(rule), made])
}

/** What nginx makes of `subject` by the map `name`. */
function mapped(name: string, subject: string, requestId = FRESH): string | undefined {
  for (const [rule, made] of rules(name)) {
    const found = rule.exec(subject)
    if (!found) continue
    const word = (name: string) => (name === 'request_id' ? requestId : (found.groups?.[name] ?? ''))
    return made.replace(/\$(request_id|jari_whole|jari_ten|jari_[abc])/g, (_, name: string) => word(name))
  }
}

const answer = (path: string, mark?: string) =>
  proxy(new NextRequest(`https://jari.example.go.id${path}`, { headers: mark ? { 'x-jari-nonce': mark } : {} })).headers
const policyOf = (headers: Headers) => headers.get('content-security-policy') ?? ''

test('the application writes the mark where a proxy asks for it, and there nginx puts a nonce of its own', () => {
  const shared = answer('/layanan/disdukcapil', MARK)
  expect(policyOf(shared).split(`'nonce-${MARK}'`)).toHaveLength(3)
  expect(shared.get('cache-control')).toBe('max-age=1, stale-while-revalidate=1')
  expect(shared.get('x-accel-expires')).toMatch(/^@\d{10}$/)
  const policy = mapped('jari_policy', `${MARK} ${policyOf(shared)}`) ?? ''
  expect(policy).toBe(policyOf(shared).replaceAll(MARK, FRESH))
})

test.each<[string, string, string | undefined]>([
  ['nobody asks for the mark', '/layanan/disdukcapil', undefined],
  ['the page is private', '/lapor', MARK],
])('where %s, the nonce is drawn for that answer alone, which is kept by nobody', (_, path, mark) => {
  const own = answer(path, mark)
  expect(policyOf(own)).toMatch(/'nonce-[0-9a-f]{8}-[0-9a-f-]{27}'/)
  expect([own.has('cache-control'), own.has('x-accel-expires')]).toEqual([false, false])
  expect(mapped('jari_policy', `${mark ?? ''} ${policyOf(own)}`)).toBe(policyOf(own))
})

test('only a trusted proxy may ask for the mark', () => {
  const request = (trusted: boolean) => {
    const asked = {
      headers: { 'x-jari-nonce': MARK } as Record<string, string>,
      socket: { remoteAddress: '127.0.0.1' },
    }
    cleanHeaders(asked as never, trusted)
    return asked.headers['x-jari-nonce']
  }
  expect([request(true), request(false)]).toEqual([MARK, undefined])
})

test('everywhere else nginx takes the mark away, whoever sent it', () => {
  const server = conf.slice(conf.indexOf('listen 443'))
  expect(server).toContain('proxy_set_header X-Jari-Nonce "";')
  expect(conf.match(/X-Jari-Nonce \$jari_ask/g)).toHaveLength(1)
})

test('nginx keeps good answers that may be shared, and nothing else', () => {
  const kept = (status: number, control: string) => mapped('jari_not_kept', `${status} ${control}`) === '""'
  expect(kept(200, 'max-age=1, stale-while-revalidate=1')).toBe(true)
  expect(kept(404, 'max-age=1, stale-while-revalidate=1')).toBe(false)
  expect(kept(500, 'max-age=1, stale-while-revalidate=1')).toBe(false)
  expect(kept(200, 'private, no-store')).toBe(false)
})

test('a shared page knows nothing of its reader but language and appearance, which are part of its key', () => {
  const pages = block('location ~ ^/(?:(?:aman')
  expect(pages).toContain('proxy_set_header Cookie "bahasa=$jari_language; tema=$jari_theme";')
  expect(pages).toContain('proxy_cache_key "$host$request_uri $jari_language $jari_theme $jari_while";')
  expect(pages).toContain('proxy_set_header Authorization "";')
  expect(conf).not.toMatch(/proxy_ignore_headers [^;]*(Set-Cookie|Cache-Control)/)
})

test('a shared page outlives a moment without any process, for ten minutes at most, and nothing else makes it old', () => {
  const pages = block('location ~ ^/(?:(?:aman')
  expect(pages).toContain('proxy_cache_lock on;')
  const stale = /proxy_cache_use_stale (.*);/.exec(pages)?.[1]?.split(' ')
  expect(stale).toEqual(['error', 'timeout', 'http_502', 'http_503', 'http_504'])
  expect(conf.match(/proxy_cache_use_stale/g)).toHaveLength(1)
  const ten = (iso: string) => mapped('jari_while', iso)
  expect(ten('2026-11-28T18:19:59+08:00')).toBe(ten('2026-11-28T18:10:00+08:00'))
  expect(ten('2026-11-28T18:20:00+08:00')).not.toBe(ten('2026-11-28T18:19:59+08:00'))
})

test.each([
  '/',
  '/aman',
  '/data',
  '/layanan',
  '/layanan/disdukcapil',
  '/lapor',
  '/lacak',
  '/petugas',
  '/survei/x',
  '/masuk',
])('nginx and the application mean the same pages: %s', (pathname) => {
  const place = /location ~ (\^\/\(\?:\(\?:aman.*) \{/.exec(conf)?.[1] ?? ''
  const mark = sharedMark({ method: 'GET', pathname, search: '', mark: MARK })
  expect(new RegExp(place).test(pathname)).toBe(mark !== null)
})

test('bodies are as large as the application takes them, and none is written to the disk on its way', () => {
  const bytes = (text: string) => Number(/client_max_body_size (\d+)m/.exec(text)?.[1]) * 2 ** 20
  expect(bytes(conf.slice(conf.indexOf('listen 443')))).toBe(BODY_MAX)
  expect(bytes(block('location ~ ^/(?:lapor'))).toBe(FORMS.max)
  expect(block('location ~ ^/(?:lapor')).toContain('proxy_request_buffering off')
  expect(conf).toMatch(/client_body_buffer_size 2m;[^]*proxy_max_temp_file_size 0;/)
})

test('what comes over Tor cannot say who it is: nginx overwrites it, on a port that only this machine reaches', () => {
  const onion = conf.slice(conf.indexOf('listen 127.0.0.1:3080;'))
  for (const line of [
    'proxy_set_header X-Forwarded-For $remote_addr;',
    'proxy_set_header X-Forwarded-Host $host;',
    'proxy_set_header X-Forwarded-Proto http;',
    'proxy_set_header X-Jari-Nonce "";',
    'location = /api/ready { return 404; }',
  ])
    expect(onion.split(line)).toHaveLength(2)
  expect(onion).not.toContain('listen 443')
  // A place with headers of its own would have none of these.
  expect(onion.slice(onion.indexOf('location')).match(/proxy_set_header/)).toBeNull()
  const recipe = readFileSync('deploy/README.md', 'utf8')
  expect(recipe).toContain('`HiddenServicePort 80 127.0.0.1:3080`')
  expect(`${recipe}${readFileSync('README.md', 'utf8')}`).not.toMatch(/HiddenServicePort 80 127\.0\.0\.1:300[12]/)
})

test('a trial changes ports, folders and certificate, and nothing else', () => {
  const trial = trialConfiguration({ folder: '/tmp/x', port: 9000, apps: [9003, 9004] })
  expect(trial).toContain('server 127.0.0.1:9003')
  expect(trial).not.toMatch(/\/etc\/|\/var\/(lib|cache|log)|listen (443|80)/)
  expect(trial.match(/sub_filter/g)).toEqual(conf.match(/sub_filter/g))
})
