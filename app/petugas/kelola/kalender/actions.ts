'use server'
import { savedNow } from '@/app/petugas/saved'
import { officerFormAction } from '@/lib/action'
import { addHoliday, editHoliday, removeHoliday, setCalendarComplete } from '@/lib/data/calendar-admin'
import { completeSchema, holidayKeySchema, holidaySchema } from '@/lib/domain/calendar-input'

/** Enters a holiday. */
export const createHoliday = officerFormAction('unit:admin', holidaySchema, async (officer, input) =>
  savedNow(await addHoliday(officer, input)),
)

/** Calls a holiday by another name, or of another kind. */
export const saveHoliday = officerFormAction(
  'unit:admin',
  holidaySchema.extend(holidayKeySchema.shape),
  async (officer, input) => savedNow(await editHoliday(officer, input)),
)

/** Takes a holiday out. */
export const deleteHoliday = officerFormAction('unit:admin', holidayKeySchema, async (officer, input) =>
  savedNow(await removeHoliday(officer, input)),
)

/** Says up to which day the calendar is whole. */
export const saveComplete = officerFormAction('unit:admin', completeSchema, async (officer, input) =>
  savedNow(await setCalendarComplete(officer, input)),
)
