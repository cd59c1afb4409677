/** Reports about one place: in the days that are looked at, and in those before. */
export type Place = { key: string; recent: number; before: number }
export type HotSpot = Place & { /** how many the days before let expect */ expected: number; chance: number }

/** The days that are looked at, and those they are held against. */
export const HOT_DAYS = { recent: 30, before: 335 } as const

/** Of all places together, one in twenty looks is a false alarm at most. */
export const FALSE_ALARMS = 0.05

/** Fewer than this are no hot spot, however rare reports were before. */
export const HOT_MIN = 3

/**
 * Places about which more is reported lately than chance explains. Assumed: reports about a place come on their own and
 * at a steady rate (Poisson). Then, of all its reports, the recent ones are binomial with the share of days that is recent
 * (the exact conditional test for two rates, Przyborowski and Wilenski 1940). As many tests are made as there are places
 * with a report, so each must be that much rarer (Bonferroni). Rarest first.
 */
export function hotSpots(places: readonly Place[], days: { recent: number; before: number } = HOT_DAYS): HotSpot[] {
  const tested = places.filter(({ recent, before }) => recent + before > 0)
  return tested
    .map((place) => ({
      ...place,
      expected: (place.before * days.recent) / days.before,
      chance: atLeast(place.recent, place.recent + place.before, days.recent / (days.recent + days.before)),
    }))
    .filter(({ recent, chance }) => recent >= HOT_MIN && chance * tested.length <= FALSE_ALARMS)
    .sort((a, b) => a.chance - b.chance || b.recent - a.recent)
}

/** The chance of `least` or more of `of` trials that each succeed with `share`. */
export function atLeast(least: number, of: number, share: number): number {
  if (least <= 0) return 1
  let chance = 0
  // Logarithms, so that thousands of reports do not come to 0 × ∞.
  let ways = 0
  for (let count = 0; count <= of; count++) {
    if (count > 0) ways += Math.log(of - count + 1) - Math.log(count)
    if (count >= least) chance += Math.exp(ways + count * Math.log(share) + (of - count) * Math.log1p(-share))
  }
  return Math.min(1, chance)
}
