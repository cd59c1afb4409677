/**
 * Gives each row a column of its own so that the sum of the costs is the least possible (Kuhn–Munkres with potentials,
 * rows × columns × rows steps). `costs` has at least as many columns as rows; the answer names a column for each row.
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const width = costs[0]?.length ?? 0
  if (costs.length > width) throw new Error('more rows than columns')
  const cost = (row: number, column: number) => costs[row - 1]?.[column - 1] ?? Infinity
  const rowPotential = new Float64Array(costs.length + 1)
  const columnPotential = new Float64Array(width + 1)
  /** row that holds a column, counted from 1; 0: free. Column 0 stands for the row that looks for one. */
  const holder = new Int32Array(width + 1)

  for (let row = 1; row <= costs.length; row++) {
    const slack = new Float64Array(width + 1).fill(Infinity)
    const cameFrom = new Int32Array(width + 1)
    const seen = new Uint8Array(width + 1)
    let at = 0
    holder[0] = row
    while (holder[at] !== 0) {
      seen[at] = 1
      const asking = holder[at] ?? 0
      let next = 0
      let least = Infinity
      for (let column = 1; column <= width; column++) {
        if (seen[column]) continue
        const reduced = cost(asking, column) - (rowPotential[asking] ?? 0) - (columnPotential[column] ?? 0)
        if (reduced < (slack[column] ?? 0)) {
          slack[column] = reduced
          cameFrom[column] = at
        }
        if ((slack[column] ?? 0) < least) {
          least = slack[column] ?? 0
          next = column
        }
      }
      for (let column = 0; column <= width; column++) {
        if (seen[column]) {
          rowPotential[holder[column] ?? 0]! += least
          columnPotential[column]! -= least
        } else slack[column]! -= least
      }
      at = next
    }
    while (at !== 0) {
      const before = cameFrom[at] ?? 0
      holder[at] = holder[before] ?? 0
      at = before
    }
  }
  const columns = new Array<number>(costs.length)
  for (let column = 1; column <= width; column++) if (holder[column]) columns[(holder[column] ?? 0) - 1] = column - 1
  return columns
}
