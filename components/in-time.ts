/** What `promise` gives, if it comes within `ms`; throws otherwise. What was begun goes on, and nobody waits for it. */
export async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined
  const ended = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('late')), ms)
  })
  return Promise.race([promise, ended]).finally(() => clearTimeout(late))
}
