import type { Bytes } from './bytes'
import { SealingError } from './errors'
import { PAD_BLOCK } from './sizes'

/**
 * ISO/IEC 7816-4 padding to a multiple of PAD_BLOCK: 0x80, then zeros; always at least one byte, so that every byte
 * string comes back as it was. The text stays first and plain, readable in a file opened by the `age` command too.
 */
export function pad(bytes: Uint8Array): Bytes {
  const padded = new Uint8Array((Math.floor(bytes.length / PAD_BLOCK) + 1) * PAD_BLOCK)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  return padded
}

/** Inverse of pad. Throws SealingError OPEN on anything that pad does not make. */
export function unpad(padded: Uint8Array): Bytes {
  let end = padded.length - 1
  while (padded[end] === 0) end--
  const whole = padded.length > 0 && padded.length % PAD_BLOCK === 0
  if (!whole || padded[end] !== 0x80 || padded.length - end > PAD_BLOCK) throw new SealingError('OPEN')
  return new Uint8Array(padded.subarray(0, end))
}
