import { serviceStatus } from '@/lib/domain/board'
import { whereItRuns } from '@/lib/domain/service-places'
import { facts, offering, wita } from './board-facts'

const now = wita('2026-11-24', '10.20')
const runs = serviceStatus(now, facts(now))
const gone = serviceStatus(now, facts(now, { offering: offering({ override: 'UNAVAILABLE' }) }))
const limited = serviceStatus(now, facts(now, { offering: offering({ override: 'LIMITED' }) }))

const named = (id: string, kind: string) => ({ id, slug: id, name: id, kind })
const poasia = named('poasia', 'KECAMATAN')
const abeli = named('abeli', 'KECAMATAN')
const unit = (id: string, parent: typeof poasia | null, status: typeof runs, kind = 'KELURAHAN', service = 'sktm') => ({
  unit: named(id, kind),
  parent,
  board: { services: [{ id: service, name: service, category: 'Surat', status }] },
})

test('the city first, then kecamatan by name, and in each what runs best', () => {
  const units = [
    unit('dinas', null, limited, 'DINAS'),
    { ...unit('x', null, runs), unit: poasia },
    unit('anggoeya', poasia, gone),
    unit('matabubu', poasia, limited),
    unit('andonohu', poasia, runs),
    unit('talia', abeli, gone),
    unit('puday', abeli, runs, 'KELURAHAN', 'kk-baru'),
  ]
  const { groups, open, total } = whereItRuns(units, 'sktm')
  expect(groups.map(({ district, places }) => [district?.id ?? null, places.map(({ slug }) => slug)])).toEqual([
    [null, ['dinas']],
    ['abeli', ['talia']],
    ['poasia', ['andonohu', 'poasia', 'matabubu', 'anggoeya']],
  ])
  expect([open, total]).toEqual([4, 6])
})

test('nobody offers it', () => {
  expect(whereItRuns([unit('mata', null, runs)], 'paspor')).toEqual({ groups: [], open: 0, total: 0 })
})
