import { render, screen } from '@testing-library/react'
import { BarChart } from '@/components/figures/bar-chart'

jest.mock('@/lib/locale', () => ({
  getLocale: async () => 'id',
  getT: async () => (key: string, values?: object) => [key, ...Object.values(values ?? {})].join(' '),
}))

const draw = async (series: string[], ...values: (number | '<5' | null)[][]) =>
  render(
    await BarChart({
      ...{ id: 'x', title: 'Laporan yang masuk', series },
      points: values.map((values, at) => ({ key: `${at}`, name: `Bulan ${at + 1}`, values })),
    }),
  )
const heights = () =>
  Array.from(screen.getByRole('img').querySelectorAll('rect'), (bar) => Number(bar.getAttribute('height')))

test('bars are as high as their numbers, and whoever does not see them is told the same', async () => {
  await draw(['masuk'], [10], [40], [0])
  expect(heights()).toEqual([25, 100, 0])
  const chart = screen.getByRole('img', { name: 'Laporan yang masuk' })
  expect(chart).toHaveAccessibleDescription('Bulan 1: 10; Bulan 2: 40; Bulan 3: 0')
})

test('"<5" and what is withheld are drawn apart from 0 and from each other, and said in words', async () => {
  const { container } = await draw(['masuk'], [100], ['<5'], [null], [0])
  const drawn = (kind: string) => container.querySelectorAll(`[data-shown="${kind}"]`)
  expect([drawn('small').length, drawn('withheld').length]).toEqual([1, 1])
  expect(Number(drawn('small')[0]!.getAttribute('height'))).toBeGreaterThan(4)
  expect(drawn('small')[0]).toHaveAttribute('fill', 'none')
  expect(screen.getByRole('img')).toHaveAccessibleDescription('Bulan 1: 100; Bulan 2: <5; Bulan 3: none; Bulan 4: 0')
  expect(screen.getByText('small')).toBeVisible()
  expect(screen.getByText('withheld')).toBeVisible()
})

test('of two series the second stands in the first, and both are named', async () => {
  await draw(['belum', 'lewat'], [20, 5])
  expect(heights()).toEqual([100, 25])
  expect(screen.getByRole('img')).toHaveAccessibleDescription('Bulan 1: belum 20, lewat 5')
  expect(screen.getByText('two belum lewat')).toBeVisible()
})
