import type { Challenge } from 'altcha-lib'
import { solveHere } from './proof'

/** A worker that solves one challenge and is done. */
addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  postMessage('begun')
  void solveHere(data).then(postMessage)
})
