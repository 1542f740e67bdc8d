import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { userInfo } from 'node:os'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openInBrowser } from '../../electron/cli/browser.ts'
import { setMenu } from '../../electron/desktop/menu.ts'
import { signedInPerson } from '../../electron/host/person.ts'

const menu = vi.hoisted(() => ({ buildFromTemplate: vi.fn(), setApplicationMenu: vi.fn() }))
vi.mock('electron', () => ({ Menu: menu }))
vi.mock('node:child_process', () => ({ spawn: vi.fn() }))
vi.mock('node:os', () => ({ userInfo: vi.fn() }))

const onPlatform = (platform: NodeJS.Platform): void => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
}
afterEach(() => {
  vi.restoreAllMocks()
})

describe('the browser', () => {
  it('is opened by words that cmd takes as they stand', () => {
    onPlatform('win32')
    vi.mocked(spawn).mockReturnValueOnce(Object.assign(new EventEmitter(), { unref: () => undefined }) as never)
    expect(openInBrowser('http://127.0.0.1:8080/open?t=x')).toBe(true)
    expect(spawn).toHaveBeenCalledWith(
      'cmd',
      ['/c', 'start', '""', 'http://127.0.0.1:8080/open?t=x'],
      expect.objectContaining({ windowsVerbatimArguments: true }),
    )
  })
})

describe('the menu', () => {
  it.each<[NodeJS.Platform, object]>([
    ['darwin', { role: 'appMenu' }],
    ['win32', { label: '&File' }],
    ['linux', { label: '&File' }],
  ])('on %s begins as that system expects', (platform, first) => {
    onPlatform(platform)
    setMenu('en', async () => ({ ok: true, value: null }))
    expect(menu.buildFromTemplate.mock.lastCall?.[0][0]).toMatchObject(first)
  })
})

describe('the person', () => {
  it('has a name also where the user id has none', () => {
    vi.mocked(userInfo).mockImplementationOnce(() => {
      throw new Error('uv_os_get_passwd returned ENOENT')
    })
    expect(signedInPerson()).toBe(`user ${process.getuid?.() ?? 'unknown'}`)
  })
})
