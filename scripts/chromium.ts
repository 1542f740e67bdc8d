import { existsSync } from 'node:fs'

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The machine's own Chromium, Chrome or Edge; undefined where there is none, and the journeys are then skipped by name. */
export const chromiumPath: string | undefined = CANDIDATES.find((path) => existsSync(path))

/** No network in a journey: every name fails to resolve, and the browser asks nobody about updates. */
export const OFFLINE_ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--mute-audio',
  '--no-first-run',
  // Chromium's own sandbox refuses to start for root, as in a container. What is tested is the program's use of it.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
