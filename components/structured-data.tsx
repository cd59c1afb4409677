import { jsonLdText, type JsonLd } from '@/lib/domain/structured-data'

/** What search engines read of a page. A data block: nothing of it is run, so it needs no nonce. */
export function StructuredData({ value }: { value: JsonLd }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(value) }} />
}
