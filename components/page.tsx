import type { ReactNode } from 'react'
import { Back } from './icons'
import { TextLink } from './text-link'

// Text keeps a line that the eye can follow; its left edge is the header's, on a wide screen too.
const WIDTH = { narrow: 'max-w-2xl', wide: '' } as const

/** Of every column in the house, also of bands that lie outside <Page>. */
export const GUTTER = 'mx-auto w-full px-4 sm:px-6'

/**
 * The main column of a page: where the skip link lands, one heading, what can be done here. `aside` stands above it all
 * (the exit button of reporters' pages: it sticks to the top, so it may be in no narrower box).
 */
export function Page({
  title,
  lead,
  back,
  aside,
  width = 'narrow',
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  back?: { href: string; label: string }
  aside?: ReactNode
  width?: keyof typeof WIDTH
  children?: ReactNode
}) {
  return (
    <main id="isi" tabIndex={-1} className="flex-1 pb-12">
      {aside}
      <div className={`${GUTTER} max-w-6xl pt-4 sm:pt-6`}>
        <div className={`flex flex-col gap-6 ${WIDTH[width]}`}>
          <header className="flex flex-col gap-2">
            {back && (
              <TextLink href={back.href} className="-ml-1 self-start no-underline">
                <Back /> {back.label}
              </TextLink>
            )}
            <h1 className="text-2xl sm:text-3xl">{title}</h1>
            {lead && <div className="text-lg text-soft">{lead}</div>}
          </header>
          {children}
        </div>
      </div>
    </main>
  )
}
