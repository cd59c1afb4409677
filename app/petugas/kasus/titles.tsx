'use client'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Lock, Warning } from '@/components/icons'
import { Notice } from '@/components/notice'
import { openSealedTitles, type OpenedTitle } from './open-titles'
import { titlesOf } from './actions'
import { useOfficerKey } from '../key'

const Titles = createContext<ReadonlyMap<string, OpenedTitle> | null>(null)
const Grants = createContext<ReadonlyMap<string, string>>(new Map())

/** The grants that came with the titles of this page, by case: what gives a case away without asking for it again. */
export const useGrants = () => useContext(Grants)

/**
 * Opens the titles of a page of the queue, in this browser and once for the page. The rows inside stand there already;
 * each title comes in its place.
 */
export function TitleOpener({ ids, children }: { ids: string[]; children: ReactNode }) {
  const t = useTranslations('cases.titles')
  const key = useOfficerKey()
  const [titles, setTitles] = useState<ReadonlyMap<string, OpenedTitle> | null>(null)
  const [grants, setGrants] = useState<ReadonlyMap<string, string>>(new Map())
  const [failed, setFailed] = useState(false)
  const asked = useRef('')

  useEffect(() => {
    // The key's object is a new one whenever the vault is looked at; the titles are asked for once.
    const page = ids.join()
    if (ids.length === 0 || asked.current === page) return
    asked.current = page
    void (async () => {
      try {
        const sealed = await titlesOf({ ids })
        if (asked.current !== page) return
        if (!sealed.ok) {
          if (sealed.error.code === 'UNAUTHENTICATED') window.location.replace('/masuk')
          return setFailed(true)
        }
        setGrants(new Map(sealed.value.map(({ id, grant }) => [id, grant])))
        setTitles(await openSealedTitles(key, sealed.value))
        setFailed(false)
      } catch {
        setFailed(true) // no connection
      }
    })()
  }, [ids, key])

  return (
    <Titles.Provider value={titles}>
      {failed && (
        <Notice tone="warning" live>
          {t('UNAVAILABLE')}
        </Notice>
      )}
      <p role="status" className="sr-only">
        {ids.length > 0 && !failed && t(titles ? 'noted' : 'opening')}
      </p>
      <Grants.Provider value={grants}>{children}</Grants.Provider>
    </Titles.Provider>
  )
}

/** One title in its place: its text, or why there is none. What a reporter wrote is shown as text and nothing else. */
export function SealedTitle({ id }: { id: string }) {
  const t = useTranslations('cases.sealed')
  const titles = useContext(Titles)
  const title = titles?.get(id)
  if (title?.text !== undefined) return <bdi>{title.text}</bdi>
  const why = titles ? (title?.why ?? 'failed') : 'locked'
  const Icon = why === 'forged' ? Warning : Lock
  return (
    <span className={`inline-flex items-center gap-1.5 ${why === 'forged' ? 'text-unavailable' : 'text-soft'}`}>
      <Icon className="size-[1em]" /> {t(why)}
    </span>
  )
}
