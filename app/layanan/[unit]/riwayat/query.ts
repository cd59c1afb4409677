import { notFound } from 'next/navigation'
import type { Day } from '@/lib/domain/calendar'
import { isDay } from '@/lib/domain/report-form'

export type Params = Record<string, string | string[] | undefined>

/** The day that ?tanggal= asks for; none: today; null: what it says is no day. */
export function dayAsked({ tanggal }: Params, today: Day): Day | null {
  if (tanggal === undefined || tanggal === '') return today
  return typeof tanggal === 'string' && isDay(tanggal) ? tanggal : null
}

/** The number of a change from which ?sebelum= goes on; anything else names no page. */
export function cursorAsked({ sebelum }: Params): number | undefined {
  if (sebelum === undefined) return undefined
  const number = typeof sebelum === 'string' && /^\d{1,10}$/.test(sebelum) ? Number(sebelum) : NaN
  return number > 0 && number <= 2_147_483_647 ? number : notFound()
}
