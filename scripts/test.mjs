// `npm test`: everything that can be checked, in one run. The last line counts it: N passed, N failed, N skipped.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { CHILD_ENV, program, ROOT, say } from './project.mjs'
import { build, explain, prepare } from './steps.mjs'

const results = mkdtempSync(join(tmpdir(), 'jari-results-'))
const total = { passed: 0, failed: 0, skipped: 0 }

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  say(`── ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}

/** Runs a tool in the open. Resolves with its exit code, or null when it could not be run. */
function run(tool, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program(tool), ...args], {
      cwd: ROOT,
      env: { ...CHILD_ENV, ...env },
      stdio: 'inherit',
    })
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}

/** A tool that says yes or no is one check. */
async function check(name, tool, args) {
  say(`\n── ${name} …`)
  count(name, (await run(tool, args)) === 0 ? { passed: 1 } : { failed: 1 })
}

/**
 * A runner of tests reports into a file. Where it fails without naming a failed test, or leaves no report, the run
 * itself is what failed: never a silent nothing.
 */
async function suite(name, tool, args, env, read) {
  say(`\n── ${name} …`)
  const file = join(results, `${name}.json`)
  const code = await run(tool, args(file), env(file))
  const counted = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const silent = (code !== 0 && !counted.failed) || !(counted.passed || counted.failed)
  count(name, silent ? { ...counted, failed: 1 } : counted)
}

const jestCounts = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.numPendingTests + report.numTodoTests,
})

/** So many journeys of hundreds may need a second attempt; more of them are no accident, and fail. */
const UNSTEADY_ALLOWED = 2

function playwrightCounts({ stats, errors }) {
  const forgiven = stats.flaky > UNSTEADY_ALLOWED ? 0 : stats.flaky
  if (stats.flaky > 0) say(`── ${stats.flaky} passed only at the second attempt (above, "flaky")`)
  return {
    passed: stats.expected + forgiven,
    failed: stats.unexpected + stats.flaky - forgiven + errors.length,
    skipped: stats.skipped,
  }
}

try {
  await prepare()
  if (!existsSync(join(ROOT, 'next-env.d.ts'))) await run('next/dist/bin/next', ['typegen'])
  await check('Format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])
  await check('Lint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0'])
  await check('Types', 'typescript/bin/tsc', ['--noEmit'])
  const jest = (file) => ['--json', `--outputFile=${file}`]
  await suite('Units, data and components', 'jest/bin/jest.js', jest, () => ({ NODE_ENV: 'test' }), jestCounts)
  say()
  await build()
  const playwright = () => ['test', '--reporter=list,json']
  const playwrightEnv = (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  await suite('Journeys in a browser', '@playwright/test/cli.js', playwright, playwrightEnv, playwrightCounts)
  const faults = () => [...playwright(), '--config=tests/faults/playwright.config.ts'] // npm run faults kills ten times as often
  await suite('Faults', '@playwright/test/cli.js', faults, playwrightEnv, playwrightCounts)
} catch (error) {
  explain(error)
  total.failed += 1
} finally {
  rmSync(results, { recursive: true })
}
process.exitCode = total.failed > 0 ? 1 : 0
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
