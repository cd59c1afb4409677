import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectRoomForLargeText } from '../support/looks'

test.describe.configure({ timeout: 240_000 })

const question = (page: Page) => page.getByRole('heading', { level: 2 }).first()

/** Goes on with Tab until a control has the focus; what has the focus must be seen to have it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
    expect(await page.evaluate(focusShows), 'the focus is seen').toBe(true)
  }
  throw new Error(`No Tab leads to ${target.toString()}`)
}

/** Whether the element with the focus, or the card that it is in, is drawn with a ring of at least two pixels. */
function focusShows(): boolean {
  const focused = document.activeElement
  if (!focused || focused === document.body) return true
  const ring = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  }
  return ring(focused) || (focused.closest('label') !== null && ring(focused.closest('label')!))
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

test('a report and its way back by the keyboard alone', async ({ page }) => {
  await page.goto('/lapor?unit=disdukcapil')
  await press(page, page.getByRole('radio', { name: 'Diminta membayar' }), 'Space')
  const next = page.getByRole('button', { name: 'Lanjut' })
  for (;;) {
    const before = await question(page).innerText()
    await press(page, next)
    await expect(question(page)).not.toHaveText(before)
    // The page begins with its question, for the keyboard and for whoever listens.
    await expect(question(page)).toBeFocused()
    const asked = await question(page).innerText()
    if (asked === 'Periksa jawaban Anda') break
    if (asked === 'Apa yang terjadi?') {
      await tabTo(page, page.getByLabel('Ceritakan dengan kata-kata Anda'))
      await page.keyboard.type('Petugas meminta uang map.')
    }
    if (asked === 'Kapan terjadi?') {
      await tabTo(page, page.getByRole('radio', { checked: true }))
      await page.keyboard.press('ArrowDown')
    }
  }
  // Back to a question from the check page, and to it again.
  await press(page, page.getByRole('button', { name: 'Ubah: Apa yang terjadi?' }))
  await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue('Petugas meminta uang map.')
  await press(page, next)
  await expect(question(page)).toHaveText('Periksa jawaban Anda')
  await press(page, page.getByRole('button', { name: 'Kirim dan kunci' }))
  await expect(question(page)).toHaveText('Laporan diterima dan terkunci', { timeout: 60_000 })
  const receipt = (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')
  await press(page, page.getByRole('checkbox', { name: 'Sudah saya simpan' }), 'Space')
  await press(page, page.getByRole('link', { name: 'Ke halaman Lacak' }))
  await expect(page).toHaveURL(/\/lacak$/)

  await tabTo(page, page.getByLabel('Kode laporan'))
  await page.keyboard.type(receipt)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
  await tabTo(page, page.getByLabel('Tulis pesan'))
  await page.keyboard.type('Ada saksi.')
  await press(page, page.getByRole('button', { name: 'Kunci dan kirim' }))
  await expect(page.getByText('Terkirim dan terkunci.')).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Tambah bukti' }))
  await tabTo(page, page.getByLabel('Pilih foto, video, suara atau PDF'))
})

/** Each page of the longest and of the two shorter ways, as it comes. */
async function walk(page: Page, experience: string, look: (asked: string) => Promise<void>): Promise<void> {
  await page.goto('/lapor?unit=disdukcapil')
  await page.getByRole('radio', { name: experience }).check()
  for (;;) {
    const asked = await question(page).innerText()
    await look(asked)
    if (asked === 'Periksa jawaban Anda') break
    const story = page.getByLabel('Ceritakan dengan kata-kata Anda')
    if (await story.isVisible()) await story.fill('Petugas meminta uang map.')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await expect(question(page)).not.toHaveText(asked)
  }
}

for (const experience of ['Diminta membayar', 'Layanan buruk', 'Saya pegawai']) {
  test(`${experience}: text at twice its size fits every page`, async ({ page }) => {
    await walk(page, experience, () => expectRoomForLargeText(page))
  })

  test(`${experience}: colours that the system forces hide no control, no choice and no focus`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await walk(page, experience, async (asked) => {
      expect(await page.evaluate(borderless), asked).toEqual([])
    })
  })
}

/** Buttons and fields that have no drawn edge: with forced colours a background alone is none. */
function borderless(): string[] {
  const native = 'input[type=radio], input[type=checkbox], input[type=hidden]'
  return [
    ...document.querySelectorAll<HTMLElement>('main button, main input, main select, main textarea, main summary'),
  ]
    .filter((control) => control.checkVisibility() && !control.matches(native))
    .filter((control) => {
      const { borderTopStyle, borderTopWidth, textDecorationLine, display } = getComputedStyle(control)
      const edge = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1
      return !edge && textDecorationLine !== 'underline' && display !== 'list-item'
    })
    .map((control) => control.outerHTML.slice(0, 120))
}

test('who wants no motion sees none, on no page and not while a report is sealed', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const still = async () =>
    expect(
      await page.evaluate(() =>
        document
          .getAnimations()
          .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 10)
          .map((animation) => String((animation.effect as KeyframeEffect).target?.outerHTML.slice(0, 80))),
      ),
    ).toEqual([])
  await walk(page, 'Petugasnya jujur', still)
  await page.route('**/lapor/kirim', async (route) => {
    await still()
    await route.continue()
  })
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(question(page)).toHaveText('Laporan diterima dan terkunci', { timeout: 60_000 })
  await still()
})

test('a browser whose cryptography lacks X25519 seals all the same', async ({ page }) => {
  // As Firefox before 130 and Chrome before 133 answer: no X25519 in WebCrypto.
  await page.addInitScript(() => {
    const { generateKey, importKey, deriveBits } = SubtleCrypto.prototype
    const without = <T extends (...args: never[]) => unknown>(original: T) =>
      function (this: SubtleCrypto, ...args: Parameters<T>) {
        if (JSON.stringify(args).includes('X25519'))
          return Promise.reject(new DOMException('X25519', 'NotSupportedError'))
        return original.apply(this, args)
      }
    Object.assign(SubtleCrypto.prototype, {
      ...{ generateKey: without(generateKey as never), importKey: without(importKey as never) },
      deriveBits: without(deriveBits as never),
    })
  })
  await page.goto('/lapor')
  expect(
    await page.evaluate(() => crypto.subtle.generateKey('X25519', false, ['deriveBits']).catch(({ name }) => name)),
  ).toBe('NotSupportedError')
  await walk(page, 'Petugasnya jujur', async () => undefined)
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expect(question(page)).toHaveText('Laporan diterima dan terkunci', { timeout: 60_000 })
})

test('a browser without any cryptography is led to the form that the server seals', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
  await page.goto('/lapor')
  await page.getByRole('link', { name: 'Buka formulir satu halaman' }).click()
  await expect(page).toHaveURL(/cara=polos/)
  await expect(page.getByRole('button', { name: 'Periksa jawaban' })).toBeVisible()
})
