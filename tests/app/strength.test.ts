import { STRONG, strengthOf } from '@/app/account/strength'
import { DEMO_PASSWORD } from '@/prisma/seed/demo/accounts'

const about = ['Seruni Anggrek', 'seruni.anggrek@kendarikota.go.id']

test.each([
  ...['aaaaaaaaaaaa', 'abcabcabcabcabc', '123456789012', 'qwertyuiop12', 'Password1234', 'bismillah123456'],
  ...['akusayangkamu1', 'rahasianegara1', 'Kendari2026!!!', 'iloveyou24112026'],
])('%j is easy to guess', async (password) => {
  expect(await strengthOf(password, about)).toBeLessThan(STRONG)
})

test.each([DEMO_PASSWORD, 'hujan sore di pelabuhan', 'kursi kayu warna biru', 'ДОЖДЬ-над-рекой', 'x9$Lw-02kfQz'])(
  '%j is hard to guess',
  async (password) => {
    expect(await strengthOf(password, about)).toBe(STRONG)
  },
)

test('the longest that is taken is judged in a moment', async () => {
  const long = Array.from({ length: 256 }, (_, i) => String.fromCharCode(97 + ((i * 7919) % 26))).join('')
  const began = performance.now()
  await strengthOf(long, about)
  expect(performance.now() - began).toBeLessThan(5_000)
})
