import { openEvidence } from '@/lib/data/evidence'
import { can } from '@/lib/domain/roles'
import { ciphertextFor } from '../../../../ciphertext'

/** Hands out the ciphertext of one file to an officer whose case it is. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; number: string }> },
): Promise<Response> {
  return ciphertextFor(request, params, ({ role }) => can(role, 'case:read'), openEvidence)
}
