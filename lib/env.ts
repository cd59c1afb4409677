import 'server-only'
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'
import { PUSH_HOSTS } from '@/lib/domain/push'

/** `secret`: at least 32 random bytes, base64url. `url`: the public origin, without a trailing slash. */
export type Env = {
  databaseUrl: string
  secret: string
  url: string
  https: boolean
  demo: boolean
  setupToken: string | null
  reportsPerHour: number
  /** where sealed files lie, unless `s3` is set */
  evidenceDir: string
  s3: S3Place | null
  /** hosts of push services that may be called; "*." stands for any one name */
  pushHosts: readonly string[]
  /** whether this process does the jobs of lib/jobs */
  worker: boolean
  /** the mail server and who writes; null: no e-mail is sent */
  mail: { server: URL; from: string } | null
  /** the Android app that wraps this site, and the SHA-256 of the keys it is signed with; null: there is none */
  android: { name: string; fingerprints: readonly string[] } | null
  /** whom a found hole is told to, `mailto:` or `https:`; null: nobody is named */
  securityContact: string | null
  /** where Prometheus asks, on this machine; null: nowhere */
  metricsPort: number | null
}

/** A bucket of a store that speaks S3. */
export type S3Place = { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }

const origin = z
  .string()
  .regex(/^https?:\/\/[^/?#@\s]+\/?$/, 'must be an origin such as https://jari.example.go.id')
  .transform((url) => url.replace(/\/$/, ''))

const count = (fallback: number, max: number) =>
  z.coerce.number('must be a whole number').int('must be a whole number').min(0).max(max).default(fallback)

const S3_SHAPE = 'must be such as https://key:secret@s3.example.go.id/bucket?region=id-1'

const variables = z.object({
  DATABASE_URL: z.string('must be set').regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://'),
  JARI_SECRET: z
    .string('must be set')
    .regex(/^[A-Za-z0-9_-]{43,}$/, 'must be at least 32 random bytes as base64url (43 characters)'),
  JARI_URL: origin.optional(),
  JARI_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  JARI_SETUP_TOKEN: z.string().min(20, 'must have at least 20 characters').optional(),
  /** 0: no limit (the bench). Per visitor, so generous: a whole school may share an address. */
  JARI_REPORTS_PER_HOUR: count(300, 1_000_000),
  JARI_DATA: z.string().default('.data'),
  JARI_S3_URL: z
    .string()
    .regex(/^https?:\/\/[^:@/\s]+:[^@/\s]+@[^@/?\s]+\/[a-z0-9.-]{3,63}(\?region=[a-z0-9-]+)?$/, S3_SHAPE)
    .optional(),
  JARI_PUSH_HOSTS: z
    .string()
    .regex(/^(\*\.)?[a-z0-9.-]+(,(\*\.)?[a-z0-9.-]+)*$/, 'must be host names with commas between them')
    .transform((hosts) => hosts.split(','))
    .default([...PUSH_HOSTS]),
  JARI_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+\/?$/, 'must be such as smtps://user:password@mail.example.go.id')
    .optional(),
  JARI_MAIL_FROM: z.email('must be an e-mail address').optional(),
  JARI_ANDROID_APP: z
    .string()
    .regex(/^[a-z]\w*(\.[a-z]\w*)+$/i, 'must be a package name such as id.go.kendari.jari')
    .optional(),
  JARI_ANDROID_KEYS: z
    .string()
    .regex(
      /^([0-9A-F]{2}(:[0-9A-F]{2}){31})(,([0-9A-F]{2}(:[0-9A-F]{2}){31}))*$/,
      'must be SHA-256 fingerprints with commas between them',
    )
    .transform((keys) => keys.split(','))
    .optional(),
  JARI_WORKER: z.enum(['0', '1'], 'must be 0 or 1').default('1'),
  JARI_SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@?]+@[^\s@?]+|https:\/\/[^\s]+)$/, 'must be mailto: with an address, or an https:// page')
    .optional(),
  JARI_METRICS_PORT: count(0, 65_535),
  // Read by proxy.ts; checked here so that a slip is told and not ignored.
  JARI_ONION: z
    .string()
    .regex(/^http:\/\/[a-z2-7]{56}\.onion\/?$/, 'must be http:// and a version 3 onion address')
    .optional(),
  // Read by scripts/serve.mjs; checked for the same reason.
  JARI_TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  JARI_MAX_BODY: count(0, 2 ** 30).optional(),
})

const kept = globalThis as { jariEnv?: Env }

/** Names each variable that is not right and what it must look like, never its value. */
export class ConfigurationError extends Error {}

/** The configuration, read and checked once in a process. Throws ConfigurationError. */
export function env(): Env {
  return (kept.jariEnv ??= readEnv(process.env))
}

/** For the start of a server: with a bad configuration it says so and ends. */
export function requireEnv(): void {
  try {
    env()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The configuration could not be read.'}\n`)
    process.exit(1)
  }
}

/** The configuration in a set of variables; an empty variable counts as not set. Throws ConfigurationError. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  // Outside production a lost secret only ends sessions; no default is known to anyone.
  if (source.NODE_ENV !== 'production') given.JARI_SECRET ??= randomBytes(32).toString('base64url')
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigurationError(`JARI can't start, its configuration is not right:\n${lines.join('\n')}`)
  }
  const read = parsed.data
  const url = read.JARI_URL ?? `http://localhost:${given.PORT ?? '3000'}`
  return {
    databaseUrl: read.DATABASE_URL,
    secret: read.JARI_SECRET,
    url,
    https: url.startsWith('https:'),
    demo: read.JARI_DEMO === '1',
    setupToken: read.JARI_SETUP_TOKEN ?? null,
    reportsPerHour: read.JARI_REPORTS_PER_HOUR,
    evidenceDir: resolve(/* turbopackIgnore: true */ read.JARI_DATA, 'bukti'),
    s3: read.JARI_S3_URL ? s3Place(new URL(read.JARI_S3_URL)) : null,
    pushHosts: read.JARI_PUSH_HOSTS,
    worker: read.JARI_WORKER === '1',
    android:
      read.JARI_ANDROID_APP && read.JARI_ANDROID_KEYS
        ? { name: read.JARI_ANDROID_APP, fingerprints: read.JARI_ANDROID_KEYS }
        : null,
    mail: read.JARI_SMTP_URL
      ? { server: new URL(read.JARI_SMTP_URL), from: read.JARI_MAIL_FROM ?? `jari@${new URL(url).hostname}` }
      : null,
    securityContact: read.JARI_SECURITY_CONTACT ?? null,
    metricsPort: read.JARI_METRICS_PORT || null,
  }
}

function s3Place({ origin, pathname, username, password, searchParams }: URL): S3Place {
  return {
    ...{ endpoint: origin, bucket: pathname.slice(1), region: searchParams.get('region') ?? 'us-east-1' },
    ...{ accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
  }
}
