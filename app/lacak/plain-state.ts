import type { PlainProblem } from '@/components/evidence/plain-field'
import type { ReplyKind } from '@/lib/domain/intake'
import type { FailureCode, FieldProblem } from '@/lib/domain/result'
import type { CodeProblem } from './code-problem'
import type { DeedOutcome } from './use-thread'
import type { OpenedThread } from './open-thread'

/** What /lacak shows without JavaScript: the field, or a thread opened within this request. */
export type PlainTrack =
  | { phase: 'code'; typed: string; problem: CodeProblem | null }
  | {
      phase: 'thread'
      thread: OpenedThread
      /** Carried in the page so that a reply can be sealed; never in an address. */
      receipt: string
      draft: string
      kind: ReplyKind
      problem: FieldProblem | null
      failure: FailureCode | null
      sent: boolean
      /** what became of a decision (deeds.tsx) */
      decided: DeedOutcome | null
      /** files that were added with this press, or what is wrong with them */
      evidence: { sent: number; problem: PlainProblem | null }
    }
