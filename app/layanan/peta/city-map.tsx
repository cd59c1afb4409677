import { STATUS_LOOK } from '@/components/status-word'
import { MAP_COLUMNS } from '@/lib/domain/cartogram'
import { neighbours, type MapDistrict, type MapTile } from '@/lib/domain/city-map'
import { getT } from '@/lib/locale'

// In units of the drawing: a column is 80 wide, which is 36 px on the narrowest phone and 80 beside the list.
const CELL = 80
const GAP = 6
const SIZE = CELL - GAP

/**
 * The tiles, by kecamatan and name. Eyes see the drawing: colour, shape and letters say the same, bars join the tiles of one
 * kecamatan. Over it lies a list of links, one for each tile, for fingers, keyboards and screen readers.
 */
export async function CityMap({ districts }: { districts: readonly MapDistrict[] }) {
  const [t, statusWord] = await Promise.all([getT('map'), getT('common.status')])
  const rows = Math.max(0, ...districts.flatMap(({ tiles }) => tiles.map(({ row }) => row))) + 1
  return (
    <svg viewBox={`0 0 ${MAP_COLUMNS * CELL} ${rows * CELL}`} className="w-full max-w-2xl lg:max-w-none">
      <g aria-hidden="true" fontWeight="500" textAnchor="middle">
        {districts.map(({ id, tiles }) => (
          <Bars key={id} tiles={tiles} />
        ))}
        {districts.flatMap(({ tiles }) => tiles.map((tile) => <Drawing key={tile.id} tile={tile} />))}
      </g>
      <g role="list" aria-label={t('title')} fill="transparent">
        {districts.flatMap(({ name, tiles }) =>
          tiles.map((tile) => (
            <g key={tile.id} role="listitem">
              <a
                href={`/layanan/${tile.slug}`}
                aria-label={t('tile', {
                  ...{ name: tile.name, district: name.replace(/^Kecamatan /, '') },
                  status: statusWord(tile.status),
                })}
              >
                <rect {...cornerOf(tile)} width={SIZE} height={SIZE} />
              </a>
            </g>
          )),
        )}
      </g>
    </svg>
  )
}

const cornerOf = ({ column, row }: MapTile) => ({ x: column * CELL + GAP / 2, y: row * CELL + GAP / 2 })

function Bars({ tiles }: { tiles: readonly MapTile[] }) {
  return neighbours(tiles).map(([{ id, column, row }, other]) => (
    <rect
      key={`${id} ${other.id}`}
      x={column * CELL + CELL / 2 - 4}
      y={row * CELL + CELL / 2 - 4}
      width={(other.column - column) * CELL + 8}
      height={(other.row - row) * CELL + 8}
      fill="var(--edge)"
    />
  ))
}

/** Letters where there is no room for the name. */
function Drawing({ tile }: { tile: MapTile }) {
  const { status, name, code } = tile
  const { Icon } = STATUS_LOOK[status]
  const { x, y } = cornerOf(tile)
  const middle = x + SIZE / 2
  const colour = `var(--${status.toLowerCase()})`
  return (
    <g color={colour} fill={colour}>
      <rect
        x={x}
        y={y}
        width={SIZE}
        height={SIZE}
        rx="8"
        stroke={colour}
        fill={`var(--${status.toLowerCase()}-tint)`}
      />
      <g className="md:hidden">
        <Icon className="" x={middle - 17} y={y + 6} width="34" height="34" />
        <text x={middle} y={y + SIZE - 10} fontSize="23" fontWeight="600">
          {code}
        </text>
      </g>
      <g className="hidden md:block">
        <Icon className="" x={middle - 13} y={y + 10} width="26" height="26" />
        {linesOf(name).map((line, i, { length }) => (
          <text key={i} x={middle} y={y + SIZE - 9 - (length - 1 - i) * 14} fontSize={line.length > 9 ? 10.5 : 12}>
            {line}
          </text>
        ))}
      </g>
    </g>
  )
}

/** "Kendari Caddi" on two lines. */
const linesOf = (name: string) => (name.length > 8 ? name.split(/(?<=-)| /) : [name])
