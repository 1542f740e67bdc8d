import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-vault.ts'

/** A Node that says it is too old for the database driver. */
const OLD = [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,napi:'9'}})`,
]
const PROGRAM = `
if (process.argv[2] === 'kill') process.kill(process.pid, 'SIGKILL')
console.log(JSON.stringify({ napi: Number(process.versions.napi), args: process.argv.slice(2) }))
process.exitCode = 3`

/** A checkout with the launcher alone, and what the test puts beside it. */
function checkout({ built = true, node = true } = {}): string {
  const folder = temporaryFolder()
  cpSync(new URL('../../bin', import.meta.url).pathname, join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  mkdirSync(join(folder, 'out', 'main'), { recursive: true })
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  if (built) writeFileSync(join(folder, 'out', 'main', 'cli.js'), PROGRAM)
  if (node) symlinkSync(process.execPath, join(folder, 'node_modules', '.bin', 'node'))
  return folder
}

const launch = (folder: string, flags: readonly string[], ...args: string[]) =>
  spawnSync(process.execPath, [...flags, join(folder, 'bin', 'said-and-signed.mjs'), ...args], { encoding: 'utf8' })

describe('the launcher', () => {
  it.each([
    ['runs the program in this Node when it is new enough', []],
    ['hands over to the project’s Node when this one is too old', OLD],
  ])('%s, with arguments and exit code', (_, flags) => {
    const { stdout, status } = launch(checkout(), flags, 'search', '--query', 'דמי ביטול')
    const { napi, args } = JSON.parse(stdout)
    expect(napi).toBeGreaterThanOrEqual(10)
    expect(args).toEqual(['search', '--query', 'דמי ביטול'])
    expect(status).toBe(3)
  })

  it('passes on that the program was killed', () => {
    expect(launch(checkout(), OLD, 'kill').status).toBe(137)
  })

  it('says in one sentence what to do where there is no Node that works', () => {
    const { status, stderr } = launch(checkout({ node: false }), OLD)
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^said-and-signed: this needs Node 24 \(this is v[\d.]+\)\. Run npm ci, or install Node 24\.\n$/,
    )
  })

  it('says to build first', () => {
    const { status, stderr } = launch(checkout({ built: false }), [])
    expect(status).toBe(1)
    expect(stderr).toBe('said-and-signed: the program is not built yet. Run: npm run build\n')
  })
})
