import { openAttachment } from '@/lib/data/disposition-files'
import { can } from '@/lib/domain/roles'
import { ciphertextFor } from '../../../../ciphertext'

/** Hands out the ciphertext of a file that a unit attached, to that unit and to whoever reads the case. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; number: string }> },
): Promise<Response> {
  return ciphertextFor(
    request,
    params,
    ({ role }) => can(role, 'case:read') || can(role, 'disposition:answer'),
    openAttachment,
  )
}
