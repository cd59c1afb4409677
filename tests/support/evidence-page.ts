import type { Page } from '@playwright/test'
import { testDatabaseUrl } from './demo'
import { phonePhoto, smallPdf } from './evidence'
import { query } from './officers'
import type { FiledReport } from './reports'

type Chosen = { name: string; mimeType: string; buffer: Buffer }

/** Chooses files as evidence, on whichever page asks for them. */
export const chooseFiles = (page: Page, ...files: Chosen[]) =>
  page.getByLabel('Pilih foto, video, suara atau PDF').setInputFiles(files)

export const photoFile = async (name: string): Promise<Chosen> => ({
  ...{ name, mimeType: 'image/jpeg', buffer: await phonePhoto() },
})
export const pdfFile = (name: string, padding = 0): Chosen => ({
  ...{ name, mimeType: 'application/pdf', buffer: smallPdf(padding) },
})

/** The files that are part of a case, as they lie in the store. */
export const blobsOf = async ({ id }: FiledReport) =>
  (
    await query<{ id: string; number: number }>(
      testDatabaseUrl(),
      `SELECT "id", "number" FROM "Evidence" WHERE "caseId" = $1 ORDER BY "number"`,
      [id],
    )
  ).rows
