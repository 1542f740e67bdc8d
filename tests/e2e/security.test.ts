import { afterAll, beforeAll, describe, it } from 'vitest'
import { OUT } from '../hosts/drivers.ts'
import { makeRoom } from '../hosts/temporary.ts'
import { type DesktopApp, launchDesktop } from '../standin/launch.ts'
import { DESKTOP_CHECKS } from './desktop-checks.ts'
import { JOURNEY_HOSTS, type JourneyHost, noBrowser } from './hosts.ts'
import { SECURITY_CHECKS } from './security-checks.ts'

for (const { host, start } of JOURNEY_HOSTS) {
  describe.skipIf(noBrowser)(`a page that was taken over, ${host}`, () => {
    let running: JourneyHost
    beforeAll(async () => {
      running = await start({})
    })
    afterAll(() => running?.stop())

    it.each(Object.entries(SECURITY_CHECKS))('%s', (_what, check) => check(running))
  })
}

describe.skipIf(noBrowser)('the desktop’s own walls, on the stand-in', () => {
  const room = makeRoom()
  let app: DesktopApp
  beforeAll(async () => {
    app = await launchDesktop({ out: OUT, userData: room.folder })
  })
  afterAll(async () => {
    await app?.quit()
    room.remove()
  })

  it.each(Object.entries(DESKTOP_CHECKS))('%s', (_what, check) => check(app))
})
