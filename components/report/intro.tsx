import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Eye, Info, Leave, Lock, Speak } from '@/components/icons'

const strong = (words: ReactNode) => <b>{words}</b>

/** Before any field: who reads it, that no name is needed, how to come back, how to leave. `server`: it seals, not the phone. */
export function Intro({ server = false }: { server?: boolean }) {
  const t = useTranslations('report.intro')
  const lines = [
    { key: server ? 'whoServer' : 'who', Icon: Lock },
    { key: 'name', Icon: Eye },
    { key: 'back', Icon: Speak },
    { key: server ? 'leaveServer' : 'leave', Icon: Leave },
  ] as const
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
      <ul className="flex flex-col gap-3">
        {lines.map(({ key, Icon }) => (
          <li key={key} className="flex gap-3">
            <Icon className="mt-0.5 size-5 text-link" />
            <span>{t.rich(key, { b: strong })}</span>
          </li>
        ))}
      </ul>
      <p className="flex gap-3">
        <Info className="mt-3 size-5 text-link" />
        <Link href="/aman" prefetch={false} className="inline-flex min-h-11 items-center text-link underline">
          {t('safety')}
        </Link>
      </p>
    </div>
  )
}
