/** Bytes of a body, unless JARI_MAX_BODY says otherwise: the largest sealed report, the largest piece of an upload. */
export const BODY_MAX = 2 * 2 ** 20

/**
 * Forms without JavaScript may bring files along (lib/domain/evidence-limits.ts, PLAIN_EVIDENCE): three of 8 MiB, and what
 * was written. All of it is in memory for a moment, so only so many at once (`each`: from one network), and a phone on 3G
 * takes minutes for it.
 */
export const FORMS = {
  at: /^\/(?:lapor|lacak)(?:\?|$)/,
  max: 25 * 2 ** 20,
  together: 16,
  each: 4,
  /** milliseconds for a body that is larger than others may be */
  time: 10 * 60_000,
}
