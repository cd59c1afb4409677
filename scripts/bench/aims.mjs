import { say } from '../project.mjs'
import { table } from './table.mjs'

const met = []

/** Notes what was measured of something that has an aim: `most` or `least`, both in `unit`. */
export function aim(what, measured, { most, least, unit = '' }) {
  const held = most === undefined ? measured >= least : measured <= most
  met.push([what, `${measured} ${unit}`, most === undefined ? `≥ ${least}` : `≤ ${most}`, held ? 'yes' : 'NO'])
}

/** Everything that has an aim, in one table; nothing where this run measured none of it. */
export function sayAims() {
  if (met.length === 0) return
  say('\nWhat has an aim, in this run')
  table(['what', 'measured', 'aim', 'held'], met)
}
