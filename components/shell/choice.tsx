/**
 * One choice of a few, made by pressing it: a plain form, so it works without JavaScript. Each option is a submit
 * button that sends `name`=its value to `action`.
 */
export function Choice({
  action,
  name,
  label,
  options,
  chosen,
}: {
  action: (form: FormData) => Promise<void>
  name: string
  label: string
  options: readonly { value: string; label: string; lang?: string }[]
  chosen: string
}) {
  return (
    <form action={action} className="flex flex-col gap-1 lg:shrink-0">
      <span id={`pilih-${name}`} className="text-sm text-deep-soft">
        {label}
      </span>
      <div role="group" aria-labelledby={`pilih-${name}`} className="flex flex-wrap gap-1">
        {options.map(({ value, label: word, lang }) => (
          <button
            key={value}
            type="submit"
            name={name}
            value={value}
            lang={lang}
            aria-pressed={value === chosen}
            className="min-h-11 cursor-pointer rounded-md border border-deep-soft/50 px-3 text-white hover:bg-white/10 aria-pressed:border-white aria-pressed:bg-white aria-pressed:font-semibold aria-pressed:text-deep forced-colors:aria-pressed:border-4"
          >
            {word}
          </button>
        ))}
      </div>
    </form>
  )
}
