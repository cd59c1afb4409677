/**
 * The mark: the ridges of a fingertip (jari) that make a shield (jaga). public/icon.svg is the same drawing; change both.
 * The shield takes the text colour; on a deep band that is white, and its ridges are cut out in the band's own blue.
 */
export function Mark({ className = 'size-10' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={`shrink-0 ${className}`} aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M16 1 28.5 5v10.5c0 7.5-5 12.8-12.5 15.5C8.5 28.3 3.5 23 3.5 15.5V5z" />
      <g fill="none" strokeWidth="2.3" strokeLinecap="round" className="stroke-deep">
        <path d="M8 18.5v-3a8 8 0 0 1 16 0v3" />
        <path d="M12 22.5v-7a4 4 0 0 1 8 0v7" />
      </g>
      <path d="M16 15.5v10" fill="none" strokeWidth="2.3" strokeLinecap="round" className="stroke-mark-red" />
    </svg>
  )
}
