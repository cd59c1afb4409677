'use server'
import { officerAction } from '@/lib/action'
import { openIdentity } from '@/lib/data/identities'
import { openIdentitySchema } from '@/lib/domain/identity'

/** A reporter's identity that this officer was shown, still sealed; written into the case's trail. */
export const reveal = officerAction('case:read', openIdentitySchema, (officer, { id }) => openIdentity(officer, id))
