import type { ComponentProps, ReactNode } from 'react'

/** A drawing of 24 × 24 in the colour and size of the text beside it; words say what it means, so it is hidden. */
function icon(drawing: ReactNode) {
  return function Icon({ className = 'size-[1.25em]', ...place }: ComponentProps<'svg'>) {
    return (
      <svg
        {...place}
        viewBox="0 0 24 24"
        className={`shrink-0 ${className}`}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    )
  }
}

export const Back = icon(<path d="M19 12H5m6-7-7 7 7 7" />)
export const Forward = icon(<path d="M5 12h14m-6-7 7 7-7 7" />)
export const Check = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />)
export const Cross = icon(<path d="M6 6l12 12M18 6 6 18" />)
export const Lock = icon(
  <>
    <rect x="5" y="11" width="14" height="9" rx="2" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3m-4 3.5v2" />
  </>,
)
export const Eye = icon(
  <>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
    <circle cx="12" cy="12" r="2.5" />
  </>,
)
export const Search = icon(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m20 20-4.2-4.2" />
  </>,
)
export const Clock = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.5 2" />
  </>,
)
export const Pin = icon(
  <>
    <path d="M12 21s-7-6.2-7-11.5a7 7 0 0 1 14 0C19 14.8 12 21 12 21Z" />
    <circle cx="12" cy="9.5" r="2.5" />
  </>,
)
export const Leave = icon(<path d="M14 4h5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-5M4 12h11m-4-4.5 4.5 4.5L11 16.5" />)
export const Copy = icon(
  <>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3" />
  </>,
)
export const Print = icon(
  <path d="M7 9V4h10v5M7 17H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M7 14h10v6H7z" />,
)
export const Download = icon(<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14" />)
export const Speak = icon(<path d="M4 5h16v11H11l-5 4v-4H4z" />)
export const Info = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11v5.5m0-9v.01" />
  </>,
)
export const Warning = icon(<path d="M12 4 2.8 19.5h18.4zM12 10v4.5m0 2.5v.01" />)

// One shape a status: they differ without their colours, and in print.
export const Half = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
  </>,
)
export const Wave = icon(<path d="M3 9.5c3-4 6-4 9 0s6 4 9 0M3 16c3-4 6-4 9 0s6 4 9 0" />)
export const Moon = icon(<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z" />)
export const Question = icon(<path d="M8 9a4 4 0 1 1 6 3.5c-1.3.8-2 1.5-2 3m0 4v.01" />)
