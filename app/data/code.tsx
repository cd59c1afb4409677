/** Something to copy into a terminal or a page: it wraps instead of scrolling, and long words break. */
export function Code({ children }: { children: string }) {
  return (
    <pre
      translate="no"
      className="rounded-md bg-sunken px-3 py-2 font-mono text-sm break-all whitespace-pre-wrap select-all"
    >
      {children}
    </pre>
  )
}
