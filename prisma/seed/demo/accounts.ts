import type { Role } from '@/lib/domain/roles'

/** The demo's one password for every account; it meets the policy. */
export const DEMO_PASSWORD = 'teluk-kendari-jujur'

/** Invented: flowers, woods and waters. `unit`: slug. */
export const ACCOUNTS = [
  { key: 'inspektur', role: 'LEAD', name: 'Seruni Anggrek', title: 'Inspektur' },
  { key: 'irban', role: 'LEAD', name: 'La Ode Samudra', title: 'Irban Investigasi' },
  { key: 'irban2', role: 'LEAD', name: 'Kenanga Rinai', title: 'Irban Wilayah II' },
  { key: 'auditor1', role: 'INSPECTOR', name: 'Wa Ode Melati', title: 'Auditor Madya' },
  { key: 'auditor2', role: 'INSPECTOR', name: 'Bayu Rimba', title: 'Auditor Muda' },
  { key: 'auditor3', role: 'INSPECTOR', name: 'Cempaka Laut', title: 'Pengawas Pemerintahan Muda' },
  {
    ...{ key: 'disdukcapil', role: 'OPERATOR', name: 'Dahlia Pesisir', title: 'Operator papan Disdukcapil' },
    ...{ unit: 'disdukcapil' },
  },
  {
    ...{ key: 'mandonga', role: 'OPERATOR', name: 'Awan Jati', title: 'Operator papan Kelurahan Mandonga' },
    ...{ unit: 'kelurahan-mandonga' },
  },
  {
    ...{ key: 'andonohu', role: 'OPERATOR', name: 'Embun Sagu', title: 'Operator papan Kelurahan Andonohu' },
    ...{ unit: 'kelurahan-andonohu' },
  },
  { key: 'kominfo', role: 'ADMIN', name: 'Guntur Bakau', title: 'Admin Kominfo' },
  { key: 'balaikota', role: 'VIEWER', name: 'Mentari Teluk', title: 'Sekretariat Daerah' },
] as const satisfies readonly { key: string; role: Role; name: string; title: string; unit?: string }[]

export type OfficerKey = (typeof ACCOUNTS)[number]['key']

export const emailOf = (key: string): string => `${key}@demo.jari`
