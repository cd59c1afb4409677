import 'server-only'
import type { Tx } from '@/lib/data/client'
import { dayOf, momentOf } from '@/lib/domain/calendar'

/** `action`: "case:move". `subject`: "case:<id>". `detail`: ids, states and counts; never a word of what is sealed. */
export type AuditEvent = {
  at?: Date
  actor: string
  action: string
  subject: string
  detail?: Record<string, string | number | boolean | null>
}

/**
 * Adds an entry to the trail; the database numbers and chains it (trigger). It holds the trail's lock until the
 * transaction commits, so it comes last in its transaction. `actor`: an officer's id, 'reporter' or 'system'. What a
 * reporter does is dated by its day alone, whatever moment is given.
 */
export async function writeAudit(tx: Tx, event: AuditEvent): Promise<void> {
  const moment = event.at ?? new Date()
  const at = event.actor === 'reporter' ? momentOf(dayOf(moment)) : moment
  const detail = JSON.stringify(event.detail ?? {})
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail")
    VALUES (${at}, ${event.actor}, ${event.action}, ${event.subject}, ${detail}::jsonb)`
}

/** The same entry for each of these cases, in one statement; as `writeAudit`, it comes last. Not for a reporter's deeds. */
export async function writeCaseLines(
  tx: Tx,
  { at, actor, action, detail = {} }: Omit<AuditEvent, 'subject' | 'at'> & { at: Date },
  caseIds: readonly string[],
): Promise<void> {
  if (caseIds.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail")
    SELECT ${at}, ${actor}, ${action}, 'case:' || c."id", ${JSON.stringify(detail)}::jsonb
    FROM unnest(${[...caseIds]}::text[]) WITH ORDINALITY c ("id", "place") ORDER BY c."place"`
}
