import compile from 'icu-minify/compile'
import en from './en.json'
import id from './id.json'
import type { Locale, Messages } from './types'

type Tree = { [key: string]: string | Tree }

const compileTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      // Copied: the compiler's plurals are objects without a prototype, which React sends to no client component.
      typeof value === 'string' ? (structuredClone(compile(value)) as string) : compileTree(value),
    ]),
  )

/**
 * All messages with their ICU syntax parsed ahead, once a process: browsers get them ready to print (next.config.ts
 * leaves the parser out of what they load). A leaf is a string or an array, whatever its type says.
 */
export const MESSAGES: Record<Locale, Messages> = {
  id: compileTree(id) as unknown as Messages,
  en: compileTree(en) as unknown as Messages,
}
