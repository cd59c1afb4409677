import { saveAs } from '@/components/save-as'

/** What stands in the picture: plain sentences, no mark and no colour, so that it looks like any note in a gallery. */
export type ReceiptNote = { heading: string; groups: string[]; lines: string[] }

const WIDTH = 1080
const MARGIN = 72
const FONT = 'system-ui, sans-serif'

/**
 * Draws a receipt as a PNG on this device and hands it to the browser as a download; nothing leaves the phone. Throws
 * where the browser has no canvas to draw on (some refuse it against fingerprinting).
 */
export async function saveReceiptImage(note: ReceiptNote, fileName: string): Promise<void> {
  saveAs(await drawReceipt(note), fileName)
}

async function drawReceipt({ heading, groups, lines }: ReceiptNote): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const rows = lines.flatMap((line) => wrap(line, 44))
  canvas.width = WIDTH
  canvas.height = 440 + rows.length * 52
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#151e38'
  context.textBaseline = 'top'
  context.font = `44px ${FONT}`
  context.fillText(heading, MARGIN, MARGIN)
  context.font = `bold 88px ui-monospace, 'Roboto Mono', monospace`
  context.fillText(groups.slice(0, 2).join('-'), MARGIN, 160)
  context.fillText(groups.slice(2).join('-'), MARGIN, 270)
  context.font = `36px ${FONT}`
  rows.forEach((row, index) => context.fillText(row, MARGIN, 400 + index * 52))
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

function wrap(text: string, width: number): string[] {
  return text.split(' ').reduce<string[]>((rows, word) => {
    const last = rows.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= width) rows[rows.length - 1] = `${last} ${word}`
    else rows.push(word)
    return rows
  }, [])
}
