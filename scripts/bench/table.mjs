import { say } from '../project.mjs'

/** Prints rows under their headings, the first column to the left, figures to the right. */
export function table(headings, rows) {
  const cells = [headings, ...rows].map((row) => row.map(String))
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  for (const row of cells) {
    say(row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('   '))
  }
}
