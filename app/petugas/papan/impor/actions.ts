'use server'
import { refresh } from 'next/cache'
import { officerFormAction } from '@/lib/action'
import { decodeText } from '@/lib/data/csv'
import { importDay } from '@/lib/data/stock-import'
import { importSchema } from '@/lib/domain/board-input'
import { fail, ok } from '@/lib/domain/result'
import { IMPORT_KB_MAX } from '@/lib/domain/stock-import'

/** A file of a day's movements: first what it would do, then, sent again with what that was drawn from, all of it. */
export const importStock = officerFormAction('board:edit', importSchema, async (officer, { file, ...input }) => {
  const bytes = file && file.size > 0 ? file.size : (input.text ?? '').length
  if (bytes === 0) return fail('INVALID', { file: { key: 'REQUIRED' } })
  if (bytes > IMPORT_KB_MAX * 1000) return fail('INVALID', { file: { key: 'FILE_SIZE', max: IMPORT_KB_MAX } })
  const text = file && file.size > 0 ? decodeText(new Uint8Array(await file.arrayBuffer())) : (input.text ?? '')
  if (text === null) return fail('INVALID', { file: { key: 'NO_TEXT' } })
  const result = await importDay(officer, { form: input.form, text, base: input.base })
  if (!result.ok) return result
  if (result.value.step === 'DONE') refresh()
  return ok({ imported: result.value, text })
})
