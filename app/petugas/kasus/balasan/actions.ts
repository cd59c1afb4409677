'use server'
import { z } from 'zod'
import { officerFormAction } from '@/lib/action'
import { addSavedReply, editSavedReply, removeSavedReply } from '@/lib/data/saved-replies'
import { savedReplySchema } from '@/lib/domain/saved-reply'
import { versionSchema } from '../../kelola/input'
import { savedNow } from '../../saved'

const targetSchema = z.object({ id: z.uuid('INVALID'), version: versionSchema })

/** Makes a text that officers may use again. */
export const createReply = officerFormAction('case:decide', savedReplySchema, async (officer, input) =>
  savedNow(await addSavedReply(officer, input)),
)

export const saveReply = officerFormAction(
  'case:decide',
  savedReplySchema.extend(targetSchema.shape),
  async (officer, input) => savedNow(await editSavedReply(officer, input)),
)

export const deleteReply = officerFormAction('case:decide', targetSchema, async (officer, input) =>
  savedNow(await removeSavedReply(officer, input)),
)
