// Starts the embedded server on the folder it is given and holds it until killed; says where it is in one line of JSON.
import { startPostgres } from '../../scripts/postgres.mjs'

const { url, pid } = await startPostgres({ dataDir: process.argv[2] })
process.stdout.write(`${JSON.stringify({ url, pid })}\n`)
setInterval(() => {}, 60_000)
