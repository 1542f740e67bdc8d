import { once } from 'node:events'
import { join } from 'node:path'
import type { Files } from '../handler.ts'
import { startLoopback } from '../loopback/main.ts'
import { failureOf, refused } from '../vault/errors.ts'
import { openInBrowser } from './browser.ts'
import { ServeInput } from './commands.ts'
import { EXIT } from './exit-codes.ts'
import type { Output } from './output.ts'
import { userFolders } from './user-folders.ts'

interface Serving {
  /** The vault to open at once; null to let the person choose in the page. */
  readonly vault: string | null
  readonly input: unknown
  readonly files: Files
  readonly programFolder: string
  readonly output: Output
  readonly signal: AbortSignal
}

/** Shows the app on this machine's own address until the signal fires. Stopping is its ordinary end: exit code 0. */
export async function serve({ vault, input, files, programFolder, output, signal }: Serving): Promise<number> {
  const { port, open, ...watched } = ServeInput.parse(input)
  const watch = watchOf(watched, vault, files)
  const rendererRoot = join(programFolder, 'out', 'renderer')
  const chosen = { ...(vault === null ? {} : { vault }), ...(port === undefined ? {} : { port }), ...watch }
  const host = await startLoopback({ ...userFolders(), ...chosen, rendererRoot }).catch((error: unknown) => {
    throw port === undefined ? error : portTaken(error, port)
  })
  try {
    output.text(host.url, { url: host.url })
    output.notice('The address works once, in one browser on this machine. Ctrl-C stops.')
    if (open && !openInBrowser(host.url))
      output.notice('There is no screen here to open a browser on; open the address yourself.')
    if (!signal.aborted) await once(signal, 'abort')
  } finally {
    await host.close()
  }
  return EXIT.done
}

function watchOf(
  { watch, source }: { watch?: string | undefined; source?: string | undefined },
  vault: string | null,
  files: Files,
): { watch?: { folder: string; source: string } } {
  if (watch === undefined) return {}
  if (vault === null || source === undefined)
    throw refused(
      'bad-input',
      'To watch a folder, give the vault it goes into and the source it is: --vault, --source.',
      'watch',
    )
  return { watch: { folder: files.read(watch).path, source } }
}

function portTaken(error: unknown, port: number): unknown {
  const taken = error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  if (!taken) return error
  return refused(
    'bad-input',
    `Port ${port} can’t be used here. Choose another one, or leave --port out.`,
    failureOf(error).detail,
  )
}
