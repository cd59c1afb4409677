import { resolve } from 'node:path'
import { PUSH_HOSTS } from '@/lib/domain/push'
import { readEnv } from '@/lib/env'

const GOOD = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://jari@localhost/jari', JARI_SECRET: 'a'.repeat(43) }

test('what is not said has a default', () => {
  expect(readEnv({ ...GOOD, JARI_URL: '', PORT: '4000' })).toEqual({
    ...{ databaseUrl: GOOD.DATABASE_URL, secret: GOOD.JARI_SECRET, url: 'http://localhost:4000', https: false },
    ...{ demo: false, setupToken: null, reportsPerHour: 300, worker: true, mail: null, metricsPort: null },
    securityContact: null,
    pushHosts: [...PUSH_HOSTS],
    android: null,
    evidenceDir: resolve('.data/bukti'),
    s3: null,
  })
})

test('a bucket is named by one address', () => {
  const { s3 } = readEnv({ ...GOOD, JARI_S3_URL: 'https://AKIA:a%2Fb@s3.example.go.id:9000/bukti?region=id-1' })
  expect(s3).toEqual({
    ...{ endpoint: 'https://s3.example.go.id:9000', bucket: 'bukti', region: 'id-1' },
    ...{ accessKeyId: 'AKIA', secretAccessKey: 'a/b' },
  })
})

test('https decides over cookies', () => {
  expect(readEnv({ ...GOOD, JARI_URL: 'https://jari.example.go.id/' })).toMatchObject({
    url: 'https://jari.example.go.id',
    https: true,
  })
})

test.each<[string, Record<string, string | undefined>]>([
  ['DATABASE_URL', { DATABASE_URL: undefined }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://rahasia' }],
  ['JARI_SECRET', { JARI_SECRET: undefined }],
  ['JARI_SECRET', { JARI_SECRET: 'rahasia-terlalu-pendek' }],
  ['JARI_SECRET', { JARI_SECRET: `${'a'.repeat(43)} rahasia` }],
  ['JARI_URL', { JARI_URL: 'jari.example.go.id/rahasia' }],
  ['JARI_URL', { JARI_URL: 'https://jari.example.go.id/rahasia' }],
  ['JARI_DEMO', { JARI_DEMO: 'rahasia' }],
  ['JARI_SETUP_TOKEN', { JARI_SETUP_TOKEN: 'rahasia' }],
  ['JARI_PUSH_HOSTS', { JARI_PUSH_HOSTS: 'https://rahasia' }],
  ['JARI_SMTP_URL', { JARI_SMTP_URL: 'https://rahasia' }],
  ['JARI_S3_URL', { JARI_S3_URL: 'https://kunci:rahasia@s3.example.go.id' }],
  ['JARI_S3_URL', { JARI_S3_URL: 'https://s3.example.go.id/bukti?region=rahasia' }],
  ['JARI_MAIL_FROM', { JARI_MAIL_FROM: 'rahasia' }],
  ['JARI_ONION', { JARI_ONION: 'https://rahasia.onion' }],
  ['JARI_WORKER', { JARI_WORKER: 'rahasia' }],
  ['JARI_ANDROID_APP', { JARI_ANDROID_APP: 'rahasia' }],
  ['JARI_ANDROID_KEYS', { JARI_ANDROID_KEYS: 'AB:rahasia' }],
  ['JARI_SECURITY_CONTACT', { JARI_SECURITY_CONTACT: 'rahasia@kendarikota.go.id' }],
  ['JARI_SECURITY_CONTACT', { JARI_SECURITY_CONTACT: 'http://rahasia' }],
  ['JARI_SECURITY_CONTACT', { JARI_SECURITY_CONTACT: 'mailto:a@b.id\nContact: mailto:rahasia@b.id' }],
  ['JARI_METRICS_PORT', { JARI_METRICS_PORT: '127.0.0.1:rahasia' }],
  ['JARI_TRUST_PROXY', { JARI_TRUST_PROXY: 'rahasia' }],
  ['JARI_REPORTS_PER_HOUR', { JARI_REPORTS_PER_HOUR: 'rahasia' }],
  ['JARI_MAX_BODY', { JARI_MAX_BODY: '-1' }],
])('a bad %s is named, its value is not', (name, change) => {
  const read = () => readEnv({ ...GOOD, ...change })
  expect(read).toThrow(name)
  expect(read).not.toThrow('rahasia')
})

test('all that is wrong is said at once', () => {
  expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL[^]*JARI_SECRET/)
})

test('outside production a lost secret is made up, another each time', () => {
  const [one, two] = [1, 2].map(() => readEnv({ ...GOOD, NODE_ENV: 'development', JARI_SECRET: undefined }).secret)
  expect(one).toHaveLength(43)
  expect(one).not.toBe(two)
})
