/** A UUID of the first 16 of some bytes, whose version and variant are set (RFC 9562): 4 for random ones, 8 by a rule of our own. */
export function uuidOf(bytes: Uint8Array, version: 4 | 8): string {
  const own = Uint8Array.from(bytes.subarray(0, 16))
  own[6] = ((own[6] ?? 0) & 0x0f) | (version << 4)
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80
  return uuidText(own)
}

/** 16 bytes as a UUID is written. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
