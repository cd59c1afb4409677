/** Words that pages of their own take under /layanan: no unit may have one of them as its address. */
export const RESERVED_SLUGS = ['jenis', 'peta', 'terdekat'] as const

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const SLUG_MAX = 60

/** Whether a unit may have this address: small letters, digits and single hyphens, and no page of the house. */
export function isUnitSlug(slug: string): boolean {
  return slug.length <= SLUG_MAX && SLUG.test(slug) && !RESERVED_SLUGS.some((reserved) => reserved === slug)
}
