import { BLANK_PAGES, filesIn, KEEPING_HEADER, mayKeep } from '@/lib/domain/kept'

export const PAGES = 'jari-halaman'
export const FILES = 'jari-berkas'
const FRESH_MS = 6 * 3600_000

/** Fetches the blank pages and the files that they need, and throws away what they need no more. All or nothing. */
export async function keepBlankPages(): Promise<void> {
  const [pages, files] = await Promise.all([caches.open(PAGES), caches.open(FILES)])
  const fetched = await Promise.all(BLANK_PAGES.map(async (path) => [path, await blank(path)] as const))
  const texts = await Promise.all(fetched.map(([, page]) => page.clone().text()))
  const needed = await keepFiles(files, texts)
  // A page is kept once all that it names is there.
  await Promise.all(fetched.map(([path, page]) => pages.put(path, page)))
  for (const file of await files.keys()) if (!needed.has(new URL(file.url).pathname)) await files.delete(file)
}

/** Keeps what the texts name, and what those files name in turn. */
async function keepFiles(files: Cache, texts: readonly string[]): Promise<Set<string>> {
  const needed = new Set(texts.flatMap(filesIn))
  // A set that grows while it is walked over is walked to its end.
  for (const path of needed) {
    let file = await files.match(path)
    if (!file) {
      file = await fetch(path)
      if (!file.ok) throw new Error(`${path}: ${file.status}`)
      await files.put(path, file.clone())
    }
    for (const more of filesIn(await file.text())) needed.add(more)
  }
  return needed
}

async function blank(path: string): Promise<Response> {
  const page = await fetch(path, { headers: { [KEEPING_HEADER]: '1' }, cache: 'no-store', redirect: 'error' })
  if (!mayKeep(page)) throw new Error(`${path} may not be kept`)
  return page
}

/** Fetches them anew once they are some hours old; not where data are to be saved. */
export async function refreshBlankPages(): Promise<void> {
  const kept = await (await caches.open(PAGES)).match(BLANK_PAGES[0])
  const age = Date.now() - Date.parse(kept?.headers.get('Date') ?? '')
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (age < FRESH_MS || connection?.saveData) return
  await keepBlankPages().catch(() => undefined) // the line broke: the old ones are still whole
}
