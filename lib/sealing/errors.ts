const SENTENCES = {
  INPUT: 'An argument is not of the required form',
  SIZE: 'A text is longer than its part may be',
  NO_RECIPIENT: 'Nobody is named who could open this',
  SEAL: 'Sealing failed',
  OPEN: 'Wrong key, or the sealed bytes were altered',
  UNSUPPORTED: 'This platform lacks the cryptography that is needed (an insecure origin, or too old a browser)',
} as const

export type SealingErrorCode = keyof typeof SENTENCES

/**
 * The only error that lib/sealing throws. It has a code and a fixed sentence, and no cause: neither plaintext nor key
 * nor a library's own words can reach a log through it, and every reason not to open looks the same.
 */
export class SealingError extends Error {
  override readonly name = 'SealingError'

  constructor(readonly code: SealingErrorCode) {
    super(SENTENCES[code])
  }
}

/** `crypto.subtle`, which browsers withhold outside https and localhost. Throws SealingError UNSUPPORTED. */
export function webCrypto(): SubtleCrypto {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) throw new SealingError('UNSUPPORTED')
  return subtle
}
