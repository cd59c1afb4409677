export type Strength = 0 | 1 | 2 | 3 | 4
type Judge = (password: string, about: readonly string[]) => Strength

/** What a password has to reach: over 10^10 guesses, each of which costs a thief scrypt at N=2^17. */
export const STRONG: Strength = 4

// Longer ones are strong by then, and judging takes more than linear time.
const JUDGED = 100

let judge: Promise<Judge> | undefined

/**
 * How hard a password is to guess (zxcvbn, with common, Indonesian and English words); `about`: words of its owner. The
 * dictionaries weigh more than any page, so they come when the first password is typed. Throws when they do not come.
 */
export async function strengthOf(password: string, about: readonly string[]): Promise<Strength> {
  judge ??= load()
  try {
    return (await judge)(password, about)
  } catch (error) {
    judge = undefined // another try loads again
    throw error
  }
}

async function load(): Promise<Judge> {
  const [{ ZxcvbnFactory }, common, indonesian, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-id'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...indonesian.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
  return (password, about) => zxcvbn.check([...password].slice(0, JUDGED).join(''), [...about]).score
}
