import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { parseIntoClientConfig } from 'pg-connection-string'
import Result from 'pg/lib/result.js'

/** PostgreSQL's internal type "char", in which its catalogues keep flags such as a constraint's kind. */
const INTERNAL_CHAR = 18
const TEXT = 25

/**
 * Prisma's PostgreSQL driver, made fit for the schema engine. As it comes, it refuses catalogue columns of type "char";
 * cuts scripts at every semicolon, also inside the body of a function; and drops a shadow database before it has closed
 * its connections to it.
 *
 * @param {string} url
 */
export function engineAdapter(url) {
  // One connection: the engine takes a session lock for the length of a migration.
  const config = { ...parseIntoClientConfig(url), max: 1 }
  const factory = new PrismaPg(config)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => mended(await connect())
  factory.connectToShadowDb = async () => {
    const server = await connect()
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await server.executeScript(`CREATE DATABASE "${database}"`)
    const shadow = await new PrismaPg({ ...config, database }).connect()
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await server.executeScript(`DROP DATABASE "${database}"`)
      await server.dispose()
    }
    return mended(shadow)
  }
  return factory
}

// The driver looks a column's type up while it builds the result, so the type is changed to text before that and named
// for what it is afterwards. One request runs at a time, hence one variable is enough.
let characterColumns = []
const addFields = Result.prototype.addFields
Result.prototype.addFields = function (fields) {
  characterColumns = fields.flatMap((field, i) => (field.dataTypeID === INTERNAL_CHAR ? [i] : []))
  for (const i of characterColumns) fields[i].dataTypeID = TEXT
  return addFields.call(this, fields)
}

function mended(connection) {
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (query) => {
    characterColumns = []
    const result = await queryRaw(query)
    for (const i of characterColumns) result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
  // PostgreSQL itself knows where a statement ends, and runs a whole script in one transaction.
  connection.executeScript = async (script) => {
    await connection
      .underlyingDriver()
      .query(script)
      .catch((error) => connection.onError(error))
  }
  return connection
}
