import type { Thread, ThreadPart } from '@/lib/data/reporter'
import { toBase64url } from '@/lib/sealing/bytes'
import { partToWire, type PartWire } from '@/lib/sealing/wire'

/** A thread as it travels: bytes as base64url. */
export type ThreadWire = Omit<Thread, 'receiptSealed' | 'parts'> & {
  receiptSealed: string
  parts: (PartWire & Pick<ThreadPart, 'author' | 'on'>)[]
}

export function threadToWire({ receiptSealed, parts, ...facts }: Thread): ThreadWire {
  return {
    ...facts,
    receiptSealed: toBase64url(receiptSealed),
    parts: parts.map(({ author, on, ...part }) => ({ ...partToWire(part), author, on })),
  }
}
