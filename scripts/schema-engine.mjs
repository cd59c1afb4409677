#!/usr/bin/env node
/**
 * The schema engine of Prisma's CLI, from npm alone.
 *
 * `prisma migrate` and `prisma db` start a native engine and speak JSON-RPC with it over standard input and output. That
 * engine is not in any npm package: the CLI downloads it from a host of its own, which fails on closed networks and
 * would have us run a binary that no lock file pins. The same engine is on npm as WebAssembly, which reaches the
 * database through a JavaScript driver. This program puts the one in the place of the other; `prisma.config.ts` names
 * it in PRISMA_SCHEMA_ENGINE_BINARY.
 */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { engineAdapter } from './schema-engine/adapter.mjs'
import { runCommand } from './schema-engine/command.mjs'

const args = process.argv.slice(2)
const valuesOf = (flag) => args.flatMap((arg, i) => (arg === flag ? [args[i + 1]] : []))
const { url } = JSON.parse(valuesOf('--datasource')[0] ?? '{}')
const NEED_HISTORY = ['evaluateDataLoss', 'createMigration']

if (!url) {
  // The native engine compares two files without one; this one asks the server for its version first.
  process.stderr.write(
    'The schema engine needs a database: set DATABASE_URL, or use `npm run db -- <prisma arguments>`.\n',
  )
  process.exitCode = 1
} else if (args.includes('cli')) {
  process.exitCode = await runCommand(args[args.indexOf('cli') + 1], url)
} else {
  await serve(await loadEngine())
}

async function loadEngine() {
  const glue = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const engine = await import(glue)
  const wasm = await readFile(fileURLToPath(new URL('./schema_engine_bg.wasm', glue)))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      throw new Error(message)
    },
  }
  const datamodels = await Promise.all(
    valuesOf('--datamodels').map(async (file) => [file, await readFile(file, 'utf8')]),
  )
  const options = {
    datamodels: datamodels.length > 0 ? datamodels : undefined,
    enabledPreviewFeatures: [],
    datasource: { url },
  }
  const log = (line) => process.stderr.write(line.trim() + '\n')
  return engine.SchemaEngine.new(options, log, bindMigrationAwareSqlAdapterFactory(engineAdapter(url)))
}

/** Answers one JSON-RPC request a line, in order, until the CLI closes the input. */
async function serve(engine) {
  let current
  process.on('uncaughtException', (error) => fail(current, error)) // some errors escape the promise that a method returned
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    current = id
    try {
      // These two need the schema that the past migrations make. The WebAssembly engine can work that out in a shadow
      // database only while it diagnoses, and then remembers it.
      if (NEED_HISTORY.includes(method))
        await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
      const result = await engine[method](params)
      // The native engine prints a diff by a request of its own to the CLI; the WebAssembly one returns it.
      if (method === 'diff' && result.stdout) send({ id: 0, method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? null })
    } catch (error) {
      fail(id, error)
    }
  }
}

function send(message) {
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n')
}

function fail(id, error) {
  const data = { is_panic: false, message: error.message, error_code: error.code ?? null, meta: error.meta ?? {} }
  send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
}
