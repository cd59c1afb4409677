import { createHash } from 'node:crypto'
import type { Status } from '@/lib/domain/board'

/** The colours of app/globals.css, as far as the widget needs them: it stands on a page of somebody else's. */
export const STYLE = `:root{color-scheme:light dark;--s:light-dark(#fff,#182036);--i:light-dark(#151e38,#e8ecf6);--q:light-dark(#49556e,#aeb8ce);--l:light-dark(#1457a8,#8fc0fa);--e:light-dark(#d5dce7,#2d3853)}
[data-tema=terang]{color-scheme:light}[data-tema=gelap]{color-scheme:dark}
*{box-sizing:border-box;margin:0}
body{font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;background:var(--s);color:var(--i);padding:12px 16px;overflow-wrap:break-word}
h1{font-size:1rem}p,ul{margin-top:6px}ul{padding:0;list-style:none}
.say{font-size:1.125rem;font-weight:700;line-height:1.3}.soft{color:var(--q)}
.st{display:inline-flex;align-items:center;gap:6px;padding:2px 8px;border:1px solid;border-radius:8px;font-weight:600}
.st svg{width:1.1em;height:1.1em}
.OPEN{color:light-dark(#14653a,#84d9a7)}.LIMITED{color:light-dark(#754800,#f2c46d)}.DISRUPTED{color:light-dark(#96390b,#f8ad7e)}.UNAVAILABLE{color:light-dark(#a41b24,#f9a3a3)}.CLOSED{color:light-dark(#465068,#b9c2d5)}.STALE{color:light-dark(#57319f,#c8b4f7)}
nav{display:flex;flex-wrap:wrap;gap:0 20px;margin-top:6px;padding-top:2px;border-top:1px solid var(--e)}
a{color:var(--l);display:inline-flex;align-items:center;min-height:44px}
a:focus-visible{outline:3px solid;outline-offset:2px}`

/** The drawings of components/icons.tsx, of 24 × 24. */
export const ICONS: Record<Status, string> = {
  OPEN: 'm5 12.5 4.5 4.5L19 7.5',
  LIMITED: 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0m8-8v16m2-14v12m2-10v8',
  DISRUPTED: 'M3 9.5c3-4 6-4 9 0s6 4 9 0M3 16c3-4 6-4 9 0s6 4 9 0',
  UNAVAILABLE: 'M6 6l12 12M18 6 6 18',
  CLOSED: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  STALE: 'M8 9a4 4 0 1 1 6 3.5c-1.3.8-2 1.5-2 3m0 4v.01',
}

/** It loads nothing, runs nothing, sends nothing, and may stand in anybody's frame. The style is known by its hash. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')
