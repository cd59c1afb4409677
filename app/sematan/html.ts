import { escapeHtml } from '@/lib/domain/text'

/** Text that is HTML already. Only `markup` makes one, so nothing comes into a page unescaped. */
export type Html = { readonly html: string }

type Part = string | Html | readonly Html[] | null | false

/** HTML from a template: what is put in is escaped, but for what is HTML already. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: String.raw({ raw: strings }, ...parts.map(shown)) }
}

function shown(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}
