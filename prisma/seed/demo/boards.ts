import type { Override } from '@/lib/domain/board'

/** What operators say today, by slug; `services` empty: of every service of the unit. */
export type Saying = {
  unit: string
  services: string[]
  override: Override
  reason: string
  instead: string
  /** working days before the day of confirmation, and the minute of that day */
  ago: number
  minute: number
}

export const SAYINGS: Saying[] = [
  {
    ...{ unit: 'disdukcapil', services: ['ktp-rekam'], override: 'LIMITED', ago: 2, minute: 8 * 60 + 25 },
    reason: 'Satu dari dua alat rekam sedang diperbaiki, kuota 60 orang per hari',
    instead: 'Datang sebelum pukul 10.00, atau pada hari Rabu dan Kamis yang lebih sepi.',
  },
  {
    ...{ unit: 'disdukcapil', services: ['akta-perkawinan'], override: 'DISRUPTED', ago: 1, minute: 9 * 60 + 5 },
    reason: 'Pejabat pencatat sedang dinas luar',
    instead: 'Serahkan berkas sekarang; jadwal pencatatan diberitahukan lewat telepon.',
  },
  {
    ...{ unit: 'kelurahan-kandai', services: [], override: 'UNAVAILABLE', ago: 0, minute: 8 * 60 + 12 },
    reason: 'Listrik padam dan ruang pelayanan terendam',
    instead: 'Hari ini dilayani di Kantor Kelurahan Kendari Caddi.',
  },
  {
    ...{ unit: 'kelurahan-sanua', services: [], override: 'DISRUPTED', ago: 0, minute: 8 * 60 + 18 },
    reason: 'Jaringan e-LAIKA mati',
    instead: 'Surat ditulis tangan; bila tidak mendesak, datang besok.',
  },
  {
    ...{ unit: 'kelurahan-lapulu', services: ['kel-tanah'], override: 'UNAVAILABLE', ago: 3, minute: 10 * 60 },
    reason: 'Petugas yang memeriksa batas tanah sakit',
    instead: 'Serahkan berkas, pemeriksaan dijadwalkan minggu depan.',
  },
  {
    ...{ unit: 'kelurahan-puuwatu', services: ['kel-ahli-waris'], override: 'LIMITED', ago: 6, minute: 8 * 60 + 40 },
    reason: 'Hanya hari Selasa dan Kamis, saat para saksi dijadwalkan',
    instead: 'Datang Selasa atau Kamis bersama dua saksi.',
  },
  {
    ...{ unit: 'kelurahan-talia', services: ['kel-nikah'], override: 'LIMITED', ago: 1, minute: 13 * 60 + 15 },
    reason: 'Lurah menandatangani setelah pukul 14.00',
    instead: 'Titipkan berkas pagi, ambil sore.',
  },
  {
    ...{ unit: 'kecamatan-poasia', services: [], override: 'DISRUPTED', ago: 1, minute: 8 * 60 + 30 },
    reason: 'Camat mengikuti pelatihan',
    instead: 'Berkas ditandatangani sekretaris camat mulai pukul 15.00.',
  },
]

export const NOTICES: Record<string, string> = {
  disdukcapil: 'Jemput bola perekaman KTP-el: Sabtu pukul 08.00–12.00 di Kecamatan Nambo. Semua gratis.',
  'kelurahan-mandonga': 'Loket pindah ke ruang depan selama pengecatan.',
  'kelurahan-andonohu': 'Surat pengantar untuk KTP dan KK tidak diperlukan: langsung ke Disdukcapil.',
}

/** How many days a notice stays. */
export const NOTICE_DAYS = 5

/** Units that nobody confirmed today: working days since somebody did; null: never. */
export const UNCONFIRMED: Record<string, number | null> = {
  'kelurahan-wundumbatu': null,
  'kelurahan-watulondo': null,
  'kelurahan-labibia': 9,
  'kelurahan-abeli-dalam': 5,
  'kelurahan-padaleu': 2,
  'kelurahan-matabubu': 1,
  'kelurahan-petoaha': 1,
  'kelurahan-anggalomelai': 3,
}

/** `from` and `until`: calendar days from today. */
export const CLOSURES = [
  { unit: 'kelurahan-tondonggeu', from: -1, until: 2, reason: 'Perbaikan atap kantor setelah angin kencang' },
]

/** Troubles that are over, so that a board has a history: `ago` working days, and for how many minutes. */
export const PAST = [
  {
    service: 'kk-ubah',
    override: 'DISRUPTED',
    reason: 'Server SIAK tidak dapat dihubungi',
    ago: 12,
    minute: 550,
    lasted: 185,
  },
  { service: 'ktp-baru', override: 'UNAVAILABLE', reason: 'Mesin cetak rusak', ago: 24, minute: 520, lasted: 320 },
  { service: 'kia', override: 'LIMITED', reason: 'Hanya satu operator', ago: 31, minute: 500, lasted: 400 },
] as const
