import { SPANS } from '@/lib/domain/case-figures'
import { CHANNELS, type Channel } from '@/lib/domain/case-states'

export type Params = Record<string, string | string[] | undefined>

/** ?bulan=&kanal= as a lead chose them; whatever else stands there is the usual view. */
export function figuresQuery({ bulan, kanal }: Params): { months: (typeof SPANS)[number]; channel: Channel | null } {
  return {
    months: SPANS.find((span) => `${span}` === bulan) ?? 12,
    channel: CHANNELS.find((channel) => channel === kanal) ?? null,
  }
}
