import fc from 'fast-check'

/** Any text of Unicode scalar values: control, bidi and zero-width characters, BOM and emoji alike. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const skipSurrogates = (value: number) => (value < 0xd800 ? value : value + 0x800)
  const anywhere = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map(skipSurrogates)
  const unit = fc.oneof(fc.integer({ min: 0, max: 0x7f }), anywhere).map((value) => String.fromCodePoint(value))
  return fc.string({ unit, maxLength })
}
