/** Numbers in [0, 1) that are the same in every run: mulberry32, public domain (Tommy Ettinger, 2017). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `min` to `max`, both included. */
export function between(chance: () => number, min: number, max: number): number {
  return min + Math.floor(chance() * (max - min + 1))
}
