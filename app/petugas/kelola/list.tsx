import type { ReactNode } from 'react'
import { buttonClass } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Forward, Search } from '@/components/icons'
import { TextLink } from '@/components/text-link'
import { getT } from '@/lib/locale'

export type Address = Promise<Record<string, string | string[] | undefined>>

/** One parameter of an address, or undefined where it is empty or given twice. */
export const only = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined

/** A search whose answer has an address; no script is needed. */
export function ListSearch({
  action,
  label,
  submit,
  q,
  children,
}: {
  action: string
  label: string
  submit: string
  q: string
  children?: ReactNode
}) {
  return (
    <form action={action} role="search" className="flex max-w-2xl flex-col gap-2">
      <Field id="cari" label={label}>
        {(aria) => (
          <div className="flex gap-2">
            <input
              {...aria}
              name="q"
              type="search"
              defaultValue={q}
              maxLength={80}
              autoComplete="off"
              className={CONTROL}
            />
            <button type="submit" className={buttonClass('secondary')}>
              <Search /> {submit}
            </button>
          </div>
        )}
      </Field>
      {children}
    </form>
  )
}

/** Rows of a list; `next`: the address of the page after this one. */
export async function Rows({
  empty,
  next,
  children,
}: {
  empty: string | null
  next: string | null
  children: ReactNode
}) {
  const t = await getT('admin')
  if (empty !== null) return <p className="text-soft">{empty}</p>
  return (
    <>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">{children}</ul>
      {next && (
        <TextLink href={next} className="self-start">
          {t('more')} <Forward />
        </TextLink>
      )}
    </>
  )
}

/** A row that leads to what it names. */
export function LinkRow({ href, name, about, mark }: { href: string; name: string; about: string; mark?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 px-4 py-2">
      <div className="min-w-0">
        <a href={href} className="inline-flex min-h-11 items-center font-semibold text-link underline">
          {name}
        </a>
        <p className="text-soft">{about}</p>
      </div>
      {mark}
    </li>
  )
}

/** An address with some parameters; empty ones are left out. */
export function addressWith(path: string, parameters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1])),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
