/** The mark's ridges, large and faint, behind a heading: decoration alone. Its parent is `relative overflow-hidden`. */
export function Ridges() {
  return (
    <svg
      viewBox="0 0 400 400"
      className="pointer-events-none absolute -top-4 -right-20 size-80 text-white/10 sm:-top-5 sm:right-4 sm:size-[34rem] lg:right-24"
      fill="none"
      stroke="currentColor"
      strokeWidth="9"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      {[20, 45, 70, 95, 120, 145, 170].map((radius) => (
        <path
          key={radius}
          d={`M${200 - radius} ${395 - radius * 0.6}V200a${radius} ${radius} 0 0 1 ${radius * 2} 0v${190 - radius * 0.6}`}
        />
      ))}
    </svg>
  )
}
