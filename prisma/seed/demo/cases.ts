import { addDays, addWorkingDays, minutesOf, momentOf, dayOf, type Day, type Holidays } from '@/lib/domain/calendar'
import { categoryOf } from '@/lib/domain/experience'
import type { Report } from '@/lib/domain/report'
import { newReceipt } from '@/lib/sealing/receipt'
import { prepareCase, type Deed, type DeedOfficer, type PreparedCase } from '../prepare-case'
import type { OfficerKey } from './accounts'
import { between, chanceOf } from './chance'
import { workingDaysAgo } from './days'
import { BLANKO } from './stories/blanko'
import { DALAM } from './stories/dalam'
import { KELUHAN } from './stories/keluhan'
import { KELURAHAN } from './stories/kelurahan'
import { LOKET } from './stories/loket'
import { PEMBERIAN } from './stories/pemberian'
import type { Step, Story } from './story'

export const STORIES: readonly Story[] = [...BLANKO, ...LOKET, ...KELURAHAN, ...KELUHAN, ...PEMBERIAN, ...DALAM]

export type CaseSetting = {
  now: Date
  holidays: Holidays
  officers: ReadonlyMap<OfficerKey, DeedOfficer>
  /** by slug */
  units: ReadonlyMap<string, { id: string; name: string }>
  recoveryRecipient: string
}

/** Every story as a sealed case, oldest first. `progress` is told how many are done. */
export async function demoCases(setting: CaseSetting, progress: (done: number, of: number) => void) {
  const made: { story: Story; made: PreparedCase }[] = []
  for (const story of STORIES.toSorted((a, b) => b.ago - a.ago)) {
    made.push({ story, made: await caseOf(story, setting, chanceOf(made.length + 1)) })
    progress(made.length, STORIES.length)
  }
  return made
}

function caseOf(story: Story, setting: CaseSetting, chance: () => number): Promise<PreparedCase> {
  const { now, holidays, officers, units, recoveryRecipient } = setting
  const receivedOn = workingDaysAgo(dayOf(now), story.ago, holidays)
  const unit = story.unit === null ? null : found(units, story.unit)
  const excluded = story.excluded ? [found(officers, story.excluded).id] : []
  const leads = [...officers.values()].filter(({ id, actor }) => actor === 'LEAD' && !excluded.includes(id))
  return prepareCase({
    report: reportOf(story, unit?.id ?? null, excluded, receivedOn),
    unitName: unit?.name ?? null,
    leads: leads.flatMap(({ id, recipient }) => (recipient === null ? [] : [{ id, recipient }])),
    ...{ receivedOn, holidays, recoveryRecipient },
    receipt: story.receipt ? newReceipt() : null,
    sealedBy: story.sealedByServer ? 'SERVER' : 'BROWSER',
    deeds: deedsOf(story, receivedOn, setting, chance),
  })
}

function reportOf(story: Story, unitId: string | null, excluded: string[], receivedOn: Day): Report {
  const { experience, complaint, service, text, amount, happened, who, place, name, contact } = story
  return {
    ...{
      experience,
      category: categoryOf(experience, complaint ?? null),
      unitId,
      serviceId: service ?? null,
      excluded,
    },
    ...{
      story: text,
      amount: amount ?? null,
      who: who ?? '',
      place: place ?? '',
      name: name ?? '',
      contact: contact ?? '',
    },
    ...{ paid: null, source: null, avoid: '' },
    happenedOn: happened === undefined ? null : addDays(receivedOn, -happened),
  }
}

/** The steps with days, moments in office hours, and whoever does them: once assigned, the inspector, save decisions. */
function deedsOf(
  story: Story,
  receivedOn: Day,
  { now, holidays, officers }: CaseSetting,
  chance: () => number,
): Deed[] {
  const lead = found(officers, story.lead ?? 'irban')
  let worker = lead
  let on = receivedOn
  let minute = 0
  return story.steps.map((step) => {
    const before = on
    on = addWorkingDays(on, step.after, holidays)
    minute = on === before && minute > 0 ? minute + between(chance, 6, 40) : between(chance, 8 * 60 + 20, 13 * 60)
    // Nothing lies in the future: what was done today was done before now.
    const latest = on === dayOf(now) ? minutesOf(now) : minute
    const deed = deedOf(step, lead, worker, officers)
    if (step.do === 'assign') worker = found(officers, step.to)
    return { ...deed, on, at: momentOf(on, Math.min(minute, latest)) }
  })
}

function deedOf(
  step: Step,
  lead: DeedOfficer,
  worker: DeedOfficer,
  officers: CaseSetting['officers'],
): Omit<Deed, 'on'> {
  switch (step.do) {
    case 'verify':
      return { by: lead, move: step.do }
    case 'start':
      return { by: worker, move: step.do }
    case 'ask':
    case 'act':
      return { by: worker, move: step.do, message: step.text }
    case 'answer':
    case 'object':
      return { by: 'REPORTER', move: step.do, message: step.text }
    case 'say':
      return { by: 'REPORTER', message: step.text }
    case 'reply':
      return { by: worker, message: step.text }
    case 'note':
      return { by: worker, note: step.text }
    case 'assign':
      return { by: lead, assign: found(officers, step.to) }
    case 'close':
      return { by: lead, move: 'close', input: { outcome: step.outcome } }
    case 'decline':
      return { by: lead, move: 'decline', input: { declineReason: step.reason }, message: step.text }
    case 'refer':
      return { by: lead, move: 'refer', input: { agency: step.agency }, message: step.text }
    case 'publish':
      return { by: worker, publish: { text: step.text, approvedBy: found(officers, 'inspektur') } }
    case 'expire':
      return { by: 'CLOCK', move: 'expire' }
  }
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`no "${String(key)}" in the demo`)
  return value
}
