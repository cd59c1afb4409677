/**
 * A backup is an age file, sealed to the recovery recipient, around a tar: `age -d` and `tar x` open it without JARI.
 * It holds, in this order, `header.json`; `tables/<name>/<number>`, PostgreSQL's COPY text in pieces, each table after
 * those it refers to; `bukti/<id>`, sealed evidence; `configuration.json`; and `manifest.json`, which says the SHA-256 of all the
 * others and without which nothing is restored.
 */
export const FORMAT = 'jari-backup/1'

/** `migrations`: what brought the database to this schema, oldest first. */
export type Header = { format: typeof FORMAT; madeAt: string; migrations: string[]; tables: Table[] }
export type Table = { name: string; columns: string[] }

/** `sequences`: the numbers that were given out last. `rows`: of each table. `files`: SHA-256 of each entry of the tar. */
export type Manifest = {
  rows: Record<string, number>
  sequences: Record<string, string>
  files: Record<string, string>
}

/** What a new machine must be told to be the same installation: variables of README.md, with the secret among them. */
export type Configuration = Record<string, string>

/** A fault whose words are for whoever runs the command. */
export class BackupError extends Error {}

/** A name for SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Table and columns, as COPY takes them. */
export const copyTarget = ({ name, columns }: Table): string => `${quoted(name)} (${columns.map(quoted).join(', ')})`
