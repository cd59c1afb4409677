import { GET } from '@/app/.well-known/security.txt/route'

const kept = globalThis as { jariEnv?: unknown }
const told = (contact: string | undefined) => {
  if (contact === undefined) delete process.env.JARI_SECURITY_CONTACT
  else process.env.JARI_SECURITY_CONTACT = contact
  delete kept.jariEnv
  return GET()
}
afterAll(() => void told(undefined))

test.each(['mailto:keamanan@kendarikota.go.id', 'https://csirt.kendarikota.go.id/lapor'])(
  'whoever finds a hole is told to write to %s, for less than a year',
  async (contact) => {
    const answer = told(contact)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const fields = new Map(
      (await answer.text())
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/) as [string, string]),
    )
    expect([...fields.keys()]).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical'])
    expect(fields.get('Contact')).toBe(contact)
    expect(fields.get('Canonical')).toMatch(/^https?:\/\/[^/]+\/\.well-known\/security\.txt$/)
    const days = (Date.parse(fields.get('Expires')!) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(170)
    expect(days).toBeLessThan(365)
  },
)

test('where nobody is named there is no file', () => expect(told(undefined).status).toBe(404))
