'use client'
import { Slip } from './slip'
import { useWalkIn, type WalkInSetup } from './use-walk-in'
import { WalkInFormPage } from './walk-in-form'

/** The form, and then the slip that is handed over. */
export function WalkInDesk({ track, ...setup }: WalkInSetup & { track: string }) {
  const walkIn = useWalkIn(setup)
  if (walkIn.phase.name === 'slip') return <Slip filed={walkIn.phase.filed} track={track} />
  return <WalkInFormPage {...setup} walkIn={walkIn} />
}
