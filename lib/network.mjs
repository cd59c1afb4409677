/**
 * Whose an address is, for limits: an IPv6 host draws its own last 64 bits, so its network counts; an IPv4 address counts
 * as it is. Plain JavaScript, since the server in front of the app (scripts/http) counts by it as well.
 *
 * @param {string} address
 * @returns {string}
 */
export function networkOf(address) {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':').toLowerCase()
}
