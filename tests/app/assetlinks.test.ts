/** @jest-environment node */
import { GET } from '@/app/.well-known/assetlinks.json/route'

const KEY = Array.from({ length: 32 }, (_, n) => n.toString(16).padStart(2, '0').toUpperCase()).join(':')

test('the Android app of the configuration may show this site', async () => {
  const kept = globalThis as { jariEnv?: unknown }
  delete kept.jariEnv
  Object.assign(process.env, { JARI_ANDROID_APP: 'id.go.kendari.jari', JARI_ANDROID_KEYS: `${KEY},${KEY}` })
  const [link] = (await (GET().json() as Promise<unknown[]>)) as Record<string, unknown>[]
  expect(link).toEqual({
    relation: ['delegate_permission/common.handle_all_urls'],
    target: {
      ...{ namespace: 'android_app', package_name: 'id.go.kendari.jari' },
      sha256_cert_fingerprints: [KEY, KEY],
    },
  })
  delete process.env.JARI_ANDROID_APP
  delete kept.jariEnv
  expect(GET().status).toBe(404)
  delete process.env.JARI_ANDROID_KEYS
  delete kept.jariEnv
})
