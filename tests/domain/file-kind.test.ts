import fc from 'fast-check'
import { evidenceName, evidenceText, readEvidence } from '@/lib/domain/evidence'
import { EVIDENCE, sizeText } from '@/lib/domain/evidence-limits'
import { fitsOn, owed, pixelsFor } from '@/lib/domain/evidence-limits'
import { FILE_KINDS, mayBeDrawn, pixelsOf, sniff, TAIL_BYTES, type FileKind } from '@/lib/domain/file-kind'
import { PART_MAX_BYTES } from '@/lib/sealing/sizes'
import { anyText } from '../sealing/any-text'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))
const ftyp = (brand: string) => bytes([0, 0, 0, 24], 'ftyp', brand, [0, 0, 2, 0])
const HEADS: Record<FileKind, Uint8Array> = {
  jpeg: bytes([0xff, 0xd8, 0xff, 0xe0]),
  png: bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]),
  webp: bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 '),
  gif: bytes('GIF89a'),
  heic: ftyp('heic'),
  pdf: bytes('%PDF-1.7\n'),
  mp4: ftyp('isom'),
  mov: ftyp('qt  '),
  '3gp': ftyp('3gp5'),
  webm: bytes([0x1a, 0x45, 0xdf, 0xa3]),
  mp3: bytes('ID3', [4, 0]),
  m4a: ftyp('M4A '),
  aac: bytes([0xff, 0xf1, 0x50]),
  ogg: bytes('OggS', [0]),
  wav: bytes('RIFF', [0, 0, 0, 0], 'WAVE'),
  amr: bytes('#!AMR\n'),
}
const NONE = new Uint8Array()

test.each(Object.entries(HEADS))('%s is known by what stands in it', (kind, head) => {
  expect(sniff(head, head)).toEqual({ ok: true, kind })
})

test('an MPEG audio frame without a tag is MP3', () => {
  expect(sniff(bytes([0xff, 0xfb, 0x90, 0x64]), NONE)).toEqual({ ok: true, kind: 'mp3' })
})

test.each([
  ['a program', bytes('MZ', [0x90, 0])],
  ['a page', bytes('<!doctype html><script>')],
  ['a drawing that may run', bytes('<svg onload=x>')],
  ['an archive', bytes('PK', [3, 4])],
  ['text', bytes('Pak, ini bukti saya')],
  ['an unknown brand', ftyp('evil')],
])('%s is no evidence', (_, head) => {
  expect(sniff(head, head)).toEqual({ ok: false, reason: 'KIND' })
})

test('nothing at all', () => {
  expect(sniff(NONE, NONE)).toEqual({ ok: false, reason: 'EMPTY' })
})

describe('two things at once', () => {
  const zipEnd = (comment: number) => bytes('PK', [5, 6], Array<number>(16).fill(0), [comment, 0])
  test.each([
    ['a picture that is a page', bytes('GIF89a/*', '<HTML><body>'), NONE],
    ['a picture that is a PDF', bytes([0xff, 0xd8, 0xff, 0xe0], 'x'.repeat(500), '%PDF-1.4'), NONE],
    ['an archive behind a photo', HEADS.jpeg, bytes('pixels', [...zipEnd(0)])],
    ['an archive with a comment behind a PDF', HEADS.pdf, bytes([...zipEnd(3)], 'abc')],
  ])('%s', (_, head, tail) => {
    expect(sniff(head, tail)).toEqual({ ok: false, reason: 'POLYGLOT' })
  })
  test('the same four letters within a photo are chance', () => {
    expect(sniff(HEADS.jpeg, bytes([...zipEnd(3)], 'abcdef'))).toEqual({ ok: true, kind: 'jpeg' })
  })
  test('any bytes get an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (head, tail) => {
        const sniffed = sniff(head, tail.subarray(-TAIL_BYTES))
        expect(sniffed.ok || ['EMPTY', 'KIND', 'POLYGLOT'].includes(sniffed.reason)).toBe(true)
        for (const kind of Object.keys(FILE_KINDS) as FileKind[]) pixelsOf(kind, head)
      }),
    )
  })
})

describe('how many pixels a picture claims', () => {
  const be = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
  test.each<[string, FileKind, Uint8Array, number | null]>([
    ['PNG', 'png', bytes([...HEADS.png], be(13), 'IHDR', be(60_000), be(60_000)), 3_600_000_000],
    ['GIF', 'gif', bytes('GIF89a', [0x20, 3, 0x58, 2]), 800 * 600],
    [
      'JPEG behind another segment',
      'jpeg',
      bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc2, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0]),
      3000 * 4000,
    ],
    [
      'WebP, extended',
      'webp',
      bytes('RIFF', be(0), 'WEBPVP8X', be(10), [0, 0, 0, 0, 0xff, 0x3f, 0, 0xff, 0x1f, 0]),
      16_384 * 8192,
    ],
    ['JPEG cut short', 'jpeg', HEADS.jpeg, null],
    ['a video', 'mp4', HEADS.mp4, null],
  ])('%s', (_, kind, head, pixels) => {
    expect(pixelsOf(kind, head)).toBe(pixels)
  })
})

describe('what may be drawn', () => {
  const sized = (times256: number) =>
    bytes([...HEADS.png], [0, 0, 0, 13], 'IHDR', [0, 0, times256, 0], [0, 0, 0x27, 0x10])
  test.each([
    ['a picture within the limit', 'png', sized(3), true],
    ['one above it', 'png', sized(4), false],
    ['one that hides its size', 'jpeg', HEADS.jpeg, false],
    ['what is not drawn anew', 'mp4', HEADS.mp4, true],
  ] as const)('%s', (_, kind, head, may) => {
    expect(mayBeDrawn(kind, head, 10_000_000)).toBe(may)
  })
  test('a phone decodes no more than a tenth of its memory', () => {
    expect([0.5, 1, 2, 4, 8, undefined].map(pixelsFor)).toEqual(
      [12.5, 25, 50, 100, 120, 62.5].map((million) => million * 1e6),
    )
    fc.assert(
      fc.property(
        fc.double({ min: 0.25, max: 64, noNaN: true }),
        (memory) => pixelsFor(memory) * 4 <= memory * 2 ** 30 * 0.1,
      ),
    )
  })
})

test('what uploads still owe is what is reserved; the last 512 MiB are nobody’s', () => {
  expect(owed([])).toBe(0)
  expect(
    owed([
      { size: 10, arrived: 4 },
      { size: 7, arrived: null },
      { size: 3, arrived: 3 },
    ]),
  ).toBe(13)
  expect([512 * 2 ** 20, 512 * 2 ** 20 + 1].map((free) => fitsOn(free, 0))).toEqual([false, true])
  expect(fitsOn(2 ** 30, 2 ** 29)).toBe(false)
})

describe('what a part says of its file', () => {
  const meta = { name: 'bukti.jpg', kind: 'jpeg' as const, size: 5, sha256: 'a'.repeat(64), cleaned: true }
  test('comes back as it was, and nothing else is taken for it', () => {
    expect(readEvidence(evidenceText(meta))).toEqual(meta)
    for (const text of ['', '{}', 'null', evidenceText({ ...meta, size: 0 }), evidenceText({ ...meta, sha256: 'x' })])
      expect(readEvidence(text)).toBeNull()
  })
  test('fits its part whatever the file was called', () => {
    fc.assert(
      fc.property(anyText(300), fc.constantFrom(...(Object.keys(FILE_KINDS) as FileKind[])), (given, kind) => {
        const name = evidenceName(given, kind)
        expect([...name].length).toBeLessThanOrEqual(EVIDENCE.nameMax)
        expect(name).not.toMatch(/[/\\"\n]/)
        expect(name.endsWith(`.${FILE_KINDS[kind].ending}`)).toBe(true)
        const text = evidenceText({ ...meta, name, kind })
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(PART_MAX_BYTES.EVIDENCE)
        expect(readEvidence(text)).toMatchObject({ name })
      }),
    )
  })
  test.each([
    ['C:\\foto\\loket.JPG', 'jpeg', 'loket.jpg'],
    ['/sdcard/../rekaman', 'amr', 'rekaman.amr'],
    ['foto.html', 'jpeg', 'foto.jpg'],
    ['', 'pdf', 'bukti.pdf'],
  ] as const)('%s as %s is called %s', (given, kind, name) => {
    expect(evidenceName(given, kind)).toBe(name)
  })
  test('sizes for people', () => {
    expect(sizeText(0, 'id')).toBe('0 kB')
    expect(sizeText(12, 'id')).toBe('1 kB')
    expect(sizeText(3_400_000, 'id')).toBe('3,4 MB')
  })
})
