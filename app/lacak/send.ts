import type { FailureCode } from '@/lib/domain/result'

/** How a request of this page ended, short of an answer. */
export type Refusal = 'NOT_FOUND' | 'CONFLICT' | 'LIMITED' | 'INVALID' | 'UNAVAILABLE' | 'NETWORK'

/** What a refusal says for itself (lib/problem.ts). */
export type Said = { code?: FailureCode; fields?: Record<string, unknown> }

const PATIENCE_MS = 30_000
const BY_STATUS: Record<number, Refusal> = { 404: 'NOT_FOUND', 409: 'CONFLICT', 429: 'LIMITED' }

/** Posts JSON to an address of this page. NETWORK and UNAVAILABLE leave open whether it arrived. */
export async function post<T>(
  address: string,
  body: string,
): Promise<{ ok: true; value: T } | { ok: false; reason: Refusal; said?: Said }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    const reason = BY_STATUS[response.status] ?? (response.status < 500 ? 'INVALID' : 'UNAVAILABLE')
    return { ok: false, reason, said: (await response.json().catch(() => undefined)) as Said | undefined }
  } catch {
    return { ok: false, reason: 'NETWORK' }
  }
}
