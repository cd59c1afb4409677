import { create } from 'qrcode'

/** White around a code, in its own squares: less, and some cameras don't find it (ISO/IEC 18004). */
const QUIET = 4

/** The dark squares of a QR code, row by row, and how many a side has, the white around it included. */
export function qrSquares(text: string): { size: number; rows: boolean[][] } {
  // Q: a quarter of it may be dirty or torn.
  const { modules } = create(text, { errorCorrectionLevel: 'Q' })
  const size = modules.size + 2 * QUIET
  const dark = (row: number, column: number) => {
    const [y, x] = [row - QUIET, column - QUIET]
    const inside = x >= 0 && y >= 0 && x < modules.size && y < modules.size
    return inside && modules.get(y, x) === 1
  }
  const sides = Array.from({ length: size }, (_, i) => i)
  return { size, rows: sides.map((row) => sides.map((column) => dark(row, column))) }
}

/** A text as a QR code, black on white in every theme. `label` says what it is to those who don't see it. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const { size, rows } = qrSquares(text)
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
