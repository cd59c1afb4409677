/** The mark of a <summary> that is laid out by hand: it points down, and up in an open `group`. */
export function Opens() {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-5 shrink-0 text-soft group-open:rotate-180"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="m6 9.5 6 6 6-6" />
    </svg>
  )
}
