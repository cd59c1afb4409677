import { newProof, solveHere, type Solve } from './proof'

/** A proof for a report that is being written, solved in a worker: the page has nothing to do with it. */
export const workerProof = (): Promise<string | null> => newProof(solveInWorker)

const solveInWorker: Solve = async (challenge) => {
  let worker: Worker | undefined
  try {
    const started = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' })
    worker = started
    return await new Promise<Awaited<ReturnType<Solve>>>((resolve, reject) => {
      started.onmessage = ({ data }) => resolve(data as Awaited<ReturnType<Solve>>)
      started.onerror = reject
      started.postMessage(challenge)
    })
  } catch {
    return solveHere(challenge) // a browser that starts no worker for us
  } finally {
    worker?.terminate()
  }
}
