import { say } from '../project.mjs'
import { table } from './table.mjs'

const met = []

/** Notes what was measured of something that has an aim: `most` or `least`, both in `unit`. */
export function aim(what, measured, { most, least, unit = '' }) {
  const held = most === undefined ? measured >= least : measured <= most
  met.push([what, `${measured} ${unit}`, most === undefined ? `≥ ${least}` : `≤ ${most}`, held ? 'yes' : 'NO'])
}

/** Notes a figure that people compare between two runs, and that has no aim. */
export function note(what, measured, unit = '') {
  met.push([what, `${measured} ${unit}`, '–', '–'])
}

/** Everything that was noted, in one table; nothing where this run noted nothing. */
export function sayAims() {
  if (met.length === 0) return
  say('\nIn short: this run’s figures, and the aims that some of them have')
  table(['what', 'measured', 'aim', 'held'], met)
}
