import type { ReactNode } from 'react'
import { getLocale, TIME_ZONE, type Namespace } from '@/lib/locale'
import { MESSAGES } from '@/messages/compiled'
import type { Messages as All } from '@/messages/types'
import { IntlProvider } from './messages-client'

type Tree = { [key: string]: unknown }

/** Only what is asked for goes to the browser: 'report' or, smaller, 'report.form' or a sentence, 'errors.REQUIRED'. */
function pick(all: Tree, namespaces: readonly string[]): Tree {
  const picked: Tree = {}
  for (const namespace of namespaces) {
    const path = namespace.split('.')
    let from: Tree = all
    let into: Tree = picked
    path.forEach((step, depth) => {
      if (depth === path.length - 1) into[step] = from[step]
      else into = (into[step] ??= {}) as Tree
      from = from[step] as Tree
    })
  }
  return picked
}

type Asked = Namespace | `errors.${keyof All['errors']}`

/** Server component: gives the client components inside it `useTranslations` of these namespaces. */
export async function Messages({ namespaces, children }: { namespaces: readonly Asked[]; children: ReactNode }) {
  const locale = await getLocale()
  return (
    <IntlProvider locale={locale} timeZone={TIME_ZONE} messages={pick(MESSAGES[locale], namespaces) as unknown as All}>
      {children}
    </IntlProvider>
  )
}
