/** Something takes longer than a moment: what it is in words, and how far it is (0…1) where that is known. */
export function Working({ label, done }: { label: string; done?: number }) {
  return (
    <div className="flex flex-col gap-2" role="status">
      <p>{label}</p>
      <progress className="h-2 w-full" aria-label={label} max={1} value={done} />
    </div>
  )
}
