/**
 * The last step of `npm test`: every test once, the skipped ones by name, and a closing line `N passed, N failed` alone
 * on its line. Words on the command line limit the run to files whose path contains one of them.
 */
import { relative } from 'node:path'
import { startVitest, type TestCase, type TestModule, type TestSuite, type Vitest } from 'vitest/node'

const project = new URL('..', import.meta.url).pathname

interface Tally {
  passed: number
  failed: number
  readonly skipped: string[]
}

const nameOf = (part: TestCase | TestSuite): string => `${relative(project, part.module.moduleId)} > ${part.fullName}`

function tallyOf(modules: readonly TestModule[]): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: [] }
  for (const module of modules) {
    // A file that can't be loaded has no tests to fail: the file itself is what failed.
    tally.failed += module.errors().length
    for (const suite of module.children.allSuites()) tally.failed += suite.errors().length
    for (const test of module.children.allTests()) count(test, tally)
  }
  return tally
}

function count(test: TestCase, tally: Tally): void {
  const { state } = test.result()
  if (state === 'passed') tally.passed++
  else if (state === 'failed') tally.failed++
  // Pending after the run: it never came to run, which is as good as skipped and must not pass for success.
  else tally.skipped.push(nameOf(test))
}

/** A suite skipped as a whole stands for all within it; other tests are named one by one. */
function skippedNames(modules: readonly TestModule[], tests: readonly string[]): string[] {
  const suites = modules
    .flatMap((module) => [...module.children.allSuites()])
    .filter(({ options }) => options.mode === 'skip' || options.mode === 'todo')
    .map(nameOf)
  const within = (name: string): boolean => suites.some((suite) => name.startsWith(`${suite} > `))
  return [...suites, ...tests].filter((name) => !within(name))
}

function report(vitest: Vitest): number {
  const modules = vitest.state.getTestModules()
  const { passed, failed: failedTests, skipped } = tallyOf(modules)
  const failed = failedTests + vitest.state.getUnhandledErrors().length
  for (const name of skippedNames(modules, skipped)) console.log(`skipped: ${name}`)
  console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`)
  return failed > 0 || passed === 0 ? 1 : 0
}

const vitest = await startVitest('test', process.argv.slice(2), { watch: false, retry: 0 })
await vitest.close()
process.exitCode = report(vitest)
