import type { FileKind } from '@/lib/domain/file-kind'
import type { SendError } from './engine'
import type { FileProblem } from './prepare'

type Problem = FileProblem | SendError['reason'] | 'GONE' | 'CLOSED' | 'FULL'

/**
 * A chosen file. `ready`: looked at, nothing sent; `waiting`: for the line; `paused`: a reload has interrupted it;
 * `aside`: it lies sealed on this phone and is sent from /lacak; `uploaded`: all of it has arrived, sealed, and belongs to no case yet. One that has become part of a case is off the list.
 */
export type Item = {
  id: string
  name: string
  size: number
  kind: FileKind | null
  stage:
    'checking' | 'ready' | 'cleaning' | 'sealing' | 'sending' | 'waiting' | 'paused' | 'aside' | 'uploaded' | 'failed'
  done: number
  problem: Problem | null
  /** a photo that is to stay as it is */
  asIs: boolean
}

/** An uploaded file as it is named to the server, once its number is known. */
export type Uploaded = { blob: string; part: Uint8Array }
export type Given = 'OK' | 'OFFLINE' | 'GONE' | 'CLOSED' | 'FULL' | 'TOO_OFTEN' | 'REFUSED'

export const IN_WORK = ['cleaning', 'sealing', 'sending', 'waiting'] as const
const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value)
/** It has arrived, or lies on this phone to follow. */
export const isThere = ({ stage }: Item) => stage === 'uploaded' || stage === 'aside'
export const isWorking = ({ stage }: Item) => isOneOf(IN_WORK, stage)
