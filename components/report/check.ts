import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'
import type { Day } from '@/lib/domain/calendar'
import { reportSchema, type Report } from '@/lib/domain/report'
import type { ReportForm } from '@/lib/domain/report-form'

// This file brings zod along: it is imported when the first answer is given, so that the page itself stays light.

/** The form's check as react-hook-form asks for it; messages are keys of the namespace "errors". */
export function resolverFor(today: Day, readers: readonly string[]): Resolver<ReportForm, unknown, Report> {
  // A form holds texts; that they are no more than texts yet is what the schema is there to find out.
  return zodResolver(reportSchema(today, readers)) as unknown as Resolver<ReportForm, unknown, Report>
}
