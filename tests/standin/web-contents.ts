import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'
import type { Browser, Target } from './devtools.ts'
import { ipcMain, type SenderFrame } from './ipc-main.ts'
import { record } from './record.ts'
import { fromChromium, handlerOf, toChromium } from './schemes.ts'
import { type FromPreload, isolatedWorldSource, mainWorldSource, type ToPreload } from './worlds.ts'

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

const WORLD = 'Electron Isolated Context'

/** One page of a window: a real Chromium page whose requests, messages and navigations go through the program. */
export class WebContents extends EventEmitter {
  readonly started: Promise<void>
  readonly #channel = randomBytes(8).toString('hex')
  #page!: Target
  #targetId = ''
  #frameId = ''
  #world: number | undefined
  #url = ''
  #expected: string | undefined
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #filePaths: Readonly<Record<string, string>> = {}

  constructor(browser: Promise<Browser>, size: { width: number; height: number }, preload: string | undefined) {
    super()
    this.started = browser.then((running) => this.#start(running, size, preload))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  async loadURL(url: string): Promise<void> {
    await this.started
    this.#expected = url
    const loaded = new Promise<void>((done) => this.#page.on('Page.loadEventFired', () => done()))
    await this.#page.send('Page.navigate', { url: toChromium(url) })
    await loaded
    this.emit('did-finish-load')
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#tell({ type: 'event', channel, args: structuredClone(args) })
  }

  /** What `webUtils.getPathForFile` knows of the files a test hands to the page. */
  setFilePaths(paths: Readonly<Record<string, string>>): Promise<void> {
    this.#filePaths = paths
    return this.#tell({ type: 'file-paths', paths })
  }

  async close(): Promise<void> {
    await this.started
    await this.#page.send('Page.close').catch(() => undefined)
  }

  async #start(browser: Browser, size: { width: number; height: number }, preload: string | undefined): Promise<void> {
    const { targetId } = await browser.root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    })
    const { sessionId } = await browser.root.send('Target.attachToTarget', { targetId, flatten: true })
    this.#targetId = targetId
    this.#page = browser.target(sessionId)
    const { frameTree } = await this.#page.send('Page.getFrameTree')
    this.#frameId = frameTree.frame.id
    this.#watch()
    this.#denyPopups(browser)
    await this.#serveRequestsOf(this.#page, browser)
    await this.#page.send('Page.enable')
    await this.#page.send('Runtime.enable')
    if (preload !== undefined) await this.#installWorlds(readFileSync(preload, 'utf8'))
  }

  #watch(): void {
    const page = this.#page
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.#frameId) this.#url = fromChromium(frame.url)
    })
    page.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      record.violations.push(
        `uncaught in the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
      )
    })
    page.on('Runtime.consoleAPICalled', ({ type, args }) => {
      record.console.push(`${type}: ${args.map((arg) => String(arg.value ?? arg.description)).join(' ')}`)
    })
    page.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== WORLD || context.auxData?.frameId !== this.#frameId) return
      this.#world = context.id
      void this.#tell({ type: 'file-paths', paths: this.#filePaths })
    })
    page.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      if (executionContextId === this.#world) void this.#hear(JSON.parse(payload) as FromPreload, executionContextId)
    })
  }

  async #installWorlds(preload: string): Promise<void> {
    await this.#page.send('Runtime.addBinding', { name: `${this.#channel}:send`, executionContextName: WORLD })
    await this.#page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(this.#channel) })
    await this.#page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldSource(this.#channel, preload),
      worldName: WORLD,
    })
  }

  /** A window that a page opens is asked about and, when denied, closed before it loads anything. */
  #denyPopups(browser: Browser): void {
    void browser.root.send('Target.setDiscoverTargets', { discover: true })
    browser.root.on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.openerId !== this.#targetId) return
      const { action } = this.#openHandler({ url: fromChromium(targetInfo.url) })
      if (action === 'deny') record.deniedWindows.push(targetInfo.url)
      else record.violations.push(`a window was opened: ${targetInfo.url}`)
      void browser.root.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined)
    })
  }

  /** The page's requests, and those of its workers, which are targets of their own. */
  async #serveRequestsOf(target: Target, browser: Browser): Promise<void> {
    target.on('Fetch.requestPaused', (paused) => void this.#serve(target, paused))
    target.on('Target.attachedToTarget', async ({ sessionId }) => {
      const worker = browser.target(sessionId)
      await this.#serveRequestsOf(worker, browser).catch(() => undefined)
      await worker.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
    })
    await target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await target.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  }

  async #serve(target: Target, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, request, resourceType, frameId } = paused
    const url = fromChromium(request.url)
    const refuse = (errorReason: Protocol.Network.ErrorReason): Promise<unknown> =>
      target.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined)
    if (resourceType === 'Document' && !this.#mayNavigate(url, frameId === this.#frameId)) {
      record.blockedNavigations.push(url)
      return void refuse('Aborted')
    }
    const handler = handlerOf(url)
    if (!handler) {
      record.violations.push(`a request left the program: ${url}`)
      return void refuse('InternetDisconnected')
    }
    try {
      await target.send('Fetch.fulfillRequest', { requestId, ...(await answerOf(handler, url, request)) })
    } catch (error) {
      record.console.push(`protocol handler: ${String(error)}`)
      await refuse('Failed')
    }
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && url === this.#expected) {
      this.#expected = undefined
      return true
    }
    let prevented = false
    const event = {
      url,
      isMainFrame,
      preventDefault: () => {
        prevented = true
      },
    }
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event)
    return !prevented
  }

  async #hear(message: FromPreload, world: number): Promise<void> {
    const sender: SenderFrame = { url: this.#url, parent: null }
    if (message.type === 'send') {
      ipcMain.emit(message.channel, { senderFrame: sender }, ...message.args)
      return
    }
    const { id, channel, args } = message
    const reply: ToPreload = await ipcMain.answer(sender, channel, args).then(
      (value) => ({ type: 'reply', id, value }),
      (error: Error) => ({ type: 'reply', id, error: error.message }),
    )
    await this.#tell(reply, world)
  }

  async #tell(message: ToPreload, world = this.#world): Promise<void> {
    if (world === undefined) return
    await this.#page
      .send('Runtime.callFunctionOn', {
        executionContextId: world,
        functionDeclaration: `function (message) { globalThis[${JSON.stringify(`${this.#channel}:receive`)}](message) }`,
        arguments: [{ value: message }],
      })
      // The page was left while the answer was made.
      .catch(() => undefined)
  }
}

/** The program's Response as DevTools takes it: whole, in base64. */
async function answerOf(
  handler: (request: Request) => Response | Promise<Response>,
  url: string,
  { method, headers, postData }: Protocol.Network.Request,
): Promise<Omit<Protocol.Fetch.fulfillRequestParameters, 'requestId'>> {
  const body = postData === undefined ? {} : { body: postData }
  const response = await handler(new Request(url, { method, headers, ...body }))
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: bytes.toString('base64'),
  }
}
