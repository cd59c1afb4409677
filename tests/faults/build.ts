import { build, prepare } from '../../scripts/steps.mjs'

/** The app as it is served, built where it is not yet. */
export default async function buildOnce(): Promise<void> {
  await prepare()
  await build()
}
