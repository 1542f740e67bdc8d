import { AssertionError } from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OUT } from '../hosts/drivers.ts'
import { makeRoom, type Room } from '../hosts/temporary.ts'
import { launchDesktop } from '../standin/launch.ts'
import { DESKTOP_CHECKS, type DesktopCheck } from './desktop-checks.ts'
import { noBrowser, startDesktop } from './hosts.ts'
import { SECURITY_CHECKS, type SecurityCheck } from './security-checks.ts'

/** A wall taken out of a built bundle, and the check that must notice. */
interface Mutation {
  readonly what: string
  readonly bundle: 'main' | 'preload'
  readonly from: RegExp
  readonly to: string
  readonly caughtBy: SecurityCheck | DesktopCheck
}

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'the sandbox is off',
    bundle: 'main',
    from: /sandbox: true/,
    to: 'sandbox: false',
    caughtBy: 'its windows are sandboxed and isolated',
  },
  {
    what: 'the worlds are not isolated',
    bundle: 'main',
    from: /contextIsolation: true/,
    to: 'contextIsolation: false',
    caughtBy: 'its windows are sandboxed and isolated',
  },
  {
    what: 'the page has no content security policy',
    bundle: 'main',
    from: /"content-security-policy": pagePolicy\(nonce\)/,
    to: '',
    caughtBy: 'a script written into the page does not run',
  },
  {
    what: 'images may come from anywhere',
    bundle: 'main',
    from: /"'self' data: blob:"/,
    to: '"*"',
    caughtBy: 'nothing is loaded from elsewhere',
  },
  {
    what: 'every sender is trusted',
    bundle: 'main',
    from: /frame !== null && frame\.parent === null && isOwnUrl\(frame\.url\)/,
    to: 'true',
    caughtBy: 'no other frame is answered',
  },
  {
    what: 'the sender’s host is compared as a prefix',
    bundle: 'main',
    from: /&& host === HOST/,
    to: '&& host.startsWith(HOST)',
    caughtBy: 'no other frame is answered',
  },
  {
    what: 'paths are not contained',
    bundle: 'main',
    from: /path\.startsWith\(base \+ sep\) \? path : null/,
    to: 'path',
    caughtBy: 'files outside the page’s folder are not served',
  },
  {
    what: 'navigation is not stopped',
    bundle: 'main',
    from: /if \(!isHome\(event\.url\)\) event\.preventDefault\(\)[\s\S]*?isHome\(event\.url\)\) event\.preventDefault\(\)/,
    to: '});contents.on("unused", (event) => {',
    caughtBy: 'the page cannot be led away',
  },
  {
    what: 'windows may be opened',
    bundle: 'main',
    from: /action: "deny"/,
    to: 'action: "allow"',
    caughtBy: 'no window is opened',
  },
  {
    what: 'permissions are left to Electron’s defaults',
    bundle: 'main',
    from: /session\.setPermissionCheckHandler\(\(\) => false\)/,
    to: '',
    caughtBy: 'no permission is given',
  },
  {
    what: 'the bridge hands out inter-process messages',
    bundle: 'preload',
    from: /invoke: \(name, input, callId\)/,
    to: 'ipc: (...args) => electron.ipcRenderer.invoke(...args), invoke: (name, input, callId)',
    caughtBy: 'the bridge is functions only, and frozen',
  },
]

/** A copy of the build in which one place reads otherwise; its libraries are those of this checkout. */
function breakBuild(room: Room, { bundle, from, to }: Mutation): string {
  const out = join(room.folder, 'out')
  cpSync(OUT, out, { recursive: true })
  for (const name of ['node_modules', 'package.json']) symlinkSync(join(dirname(OUT), name), join(room.folder, name))
  const files = readdirSync(join(out, bundle)).map((name) => join(out, bundle, name))
  const broken = files.filter((file) => from.test(readFileSync(file, 'utf8')))
  for (const file of broken) writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  expect(broken, 'the place to break is in the build').not.toHaveLength(0)
  return out
}

const isDesktopCheck = (name: string): name is DesktopCheck => Object.hasOwn(DESKTOP_CHECKS, name)

/** What a check says of a build: its failure, or undefined. A build that doesn't even start throws. */
async function objectionOf(name: SecurityCheck | DesktopCheck, out: string, room: Room): Promise<unknown> {
  const objection = (error: unknown): unknown => error
  if (isDesktopCheck(name)) {
    const app = await launchDesktop({ out, userData: join(room.folder, 'config') })
    return DESKTOP_CHECKS[name](app)
      .catch(objection)
      .finally(() => app.quit())
  }
  const running = await startDesktop({ out })
  return SECURITY_CHECKS[name](running)
    .catch(objection)
    .finally(() => running.stop().catch(objection))
}

describe.skipIf(noBrowser)('a build that was broken on purpose is noticed', () => {
  let room: Room
  beforeEach(() => {
    room = makeRoom()
  })
  afterEach(() => room.remove())

  it.each(MUTATIONS)('$what', async (mutation) => {
    const out = breakBuild(room, mutation)
    expect(await objectionOf(mutation.caughtBy, out, room)).toBeInstanceOf(AssertionError)
  })
})
