import 'server-only'
import { randomUUID } from 'node:crypto'
import { Server } from '@tus/server'
import { beginUpload } from '@/lib/data/evidence'
import { evidenceStore } from '@/lib/data/evidence-store'

const kept = globalThis as { jariTus?: Promise<Server> }

/**
 * The tus protocol (tus.io, 1.0.0) over the evidence store. One for the process: it holds the locks by which two requests
 * for one file follow each other. Ids are drawn here, so that none can be sent to twice; the route says who may create.
 */
export function tusServer(): Promise<Server> {
  return (kept.jariTus ??= newServer())
}

async function newServer(): Promise<Server> {
  return new Server({
    path: '/bukti',
    datastore: (await evidenceStore()).tus,
    namingFunction: () => randomUUID(),
    relativeLocation: true,
    async onUploadCreate(_request, { id, size = 0 }) {
      const begun = await beginUpload(id, size)
      if (!begun.ok) throw { status_code: 507, body: 'No room\n' }
      return {}
    },
    // Pages of ours only: no header that would let another site read an answer.
    allowedOrigins: [],
    onResponseError: (_request, error) => ({
      status_code: 'status_code' in error ? error.status_code : 500,
      body: 'status_code' in error ? error.body : 'Something went wrong\n', // an error's own text goes nowhere
    }),
  })
}
