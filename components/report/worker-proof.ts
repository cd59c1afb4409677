import { newProof, solveHere, type Solve } from './proof'

/** A proof for a report that is being written, solved in a worker: the page has nothing to do with it. */
export const workerProof = (): Promise<string | null> => newProof(solveInWorker)

/** A worker whose code does not come by then does not come: the work is done here. */
const BEGUN_MS = 20_000

const solveInWorker: Solve = async (challenge) => {
  let worker: Worker | undefined
  try {
    const started = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' })
    worker = started
    return await new Promise<Awaited<ReturnType<Solve>>>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('late')), BEGUN_MS)
      started.onmessage = ({ data }) => {
        if (data === 'begun') clearTimeout(late)
        else resolve(data as Awaited<ReturnType<Solve>>)
      }
      started.onerror = reject
      started.postMessage(challenge)
    })
  } catch {
    return solveHere(challenge) // a browser that starts no worker for us
  } finally {
    worker?.terminate()
  }
}
