import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppSession } from '../host/app-session.ts'
import { folderName } from '../host/folder-name.ts'
import { type Dialogs, nativePort } from '../host/native-port.ts'
import { refused } from '../vault/errors.ts'
import { EventStream } from './event-stream.ts'
import { listen } from './server.ts'
import { Uploads } from './uploads.ts'

interface Options {
  /** Where a page may make vaults: it gives a name, this program makes the folder. */
  readonly vaultsHome: string
  readonly configFolder: string
  /** A vault to open at once. */
  readonly vault?: string
  /** A folder whose calls go into that vault as they arrive, with the source they are from. */
  readonly watch?: { readonly folder: string; readonly source: string }
  /** A free one when not given. */
  readonly port?: number
  /** The built renderer. */
  readonly rendererRoot: string
  readonly mostUploadBytes?: number
}

interface Loopback {
  /** The one-time address to open in a browser. */
  readonly url: string
  close(): Promise<void>
}

const MOST_UPLOAD_BYTES = 4 * 2 ** 30

/**
 * Serves the program to a browser of this machine, until `close`.
 *
 * Throws `vault-missing`, `vault-locked`, … when the vault can't be opened, and what the system says when the port
 * is taken.
 */
export async function startLoopback(options: Options): Promise<Loopback> {
  const events = new EventStream()
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const session = new AppSession({ host: 'browser', configFolder: options.configFolder, emit: events.send, log })
  if (options.vault !== undefined) await session.open(options.vault)
  if (options.watch) await session.watchFolder(options.watch.folder, options.watch.source)
  const uploads = new Uploads(session, options.mostUploadBytes ?? MOST_UPLOAD_BYTES)
  const native = nativePort(session, browserDialogs(options.vaultsHome))
  try {
    const parts = { session, native, events, uploads, rendererRoot: options.rendererRoot }
    const { server, address } = await listen(parts, options.port ?? 0)
    const close = async (): Promise<void> => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      await closed
      await session.close()
    }
    return { url: address, close }
  } catch (error) {
    await session.close()
    throw error
  }
}

/** A page in a browser can't open this machine's dialogs: vaults are made in one place, copies are the browser's downloads. */
const browserDialogs = (vaultsHome: string): Dialogs => ({
  newVaultFolder: async (name) => {
    mkdirSync(vaultsHome, { recursive: true })
    return join(vaultsHome, folderName(name))
  },
  vaultFolder: async () => {
    throw refused('vault-missing', 'Choose a vault from the list, or start the program with the vault’s folder.')
  },
  evidenceFolder: async () => {
    throw refused(
      'file-unknown',
      'A browser can’t choose a folder of this machine. Start the program with it: serve --watch FOLDER --source SOURCE, or use ingest-calls on the command line.',
    )
  },
  programFile: async () => {
    throw refused(
      'file-unknown',
      'A browser can’t choose a program of this machine. Set SAID_AND_SIGNED_FFMPEG or SAID_AND_SIGNED_WHISPER before the program is started.',
    )
  },
  saveTarget: async () => {
    throw refused('write-failed', 'In a browser a copy is saved with the browser’s own download.')
  },
})
