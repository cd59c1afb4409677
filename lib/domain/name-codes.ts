const LENGTH = 3

/**
 * A code of three letters for each name, for where the name has no room: no two alike, each begins as its name does and
 * keeps the order of its letters, consonants first ("Mandonga" MND, "Mataiwoi" MTW). The names' order decides who chooses first.
 */
export function nameCodes(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const code = candidates(name).find((candidate) => !taken.has(candidate)) ?? numbered(name, taken)
    taken.add(code)
    return code
  })
}

function candidates(name: string): string[] {
  const [first = '', ...rest] = lettersOf(name)
  const consonants = rest.filter((letter) => !'AEIOU'.includes(letter))
  return [...tails(consonants), ...tails(rest)].map((tail) => first + tail)
}

/** Every two letters in their order, those that stand earliest first. */
function tails(letters: readonly string[]): string[] {
  return letters.flatMap((one, i) => letters.slice(i + 1).map((other) => one + other))
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  const start = lettersOf(name)[0] ?? 'X'
  for (let number = 1; ; number++) {
    const code = start + String(number).padStart(LENGTH - 1, '0')
    if (!taken.has(code)) return code
  }
}

const lettersOf = (name: string): string[] => name.normalize('NFKD').toUpperCase().match(/[A-Z]/g) ?? []
