'use client'
import { CopyButton } from '@/components/copy-button'
import { Notice } from '@/components/notice'

type Words = (key: 'copy' | 'copied' | 'copyFailed' | 'handOver') => string

/** What was just made and is shown this once, to be handed over: a link, a token. `name` finds it again in tests. */
export function SecretOnce({ title, secret, name, t }: { title: string; secret: string; name: string; t: Words }) {
  return (
    <Notice tone="success" title={title} live>
      <p
        className="my-2 rounded-md border border-edge bg-surface p-3 font-mono break-all select-all"
        translate="no"
        data-testid={name}
      >
        {secret}
      </p>
      <CopyButton text={secret} labels={{ copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }} />
      <p className="mt-2">{t('handOver')}</p>
    </Notice>
  )
}
