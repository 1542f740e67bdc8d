import { once } from 'node:events'
import { statSync } from 'node:fs'
import type { Output as Answer } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import { FolderWatcher, type WatchState } from '../folders/folder-watcher.ts'
import type { Files } from '../handler.ts'
import { signedInPerson } from '../host/person.ts'
import { refused } from '../vault/errors.ts'
import { WatchInput } from './commands.ts'
import { EXIT } from './exit-codes.ts'
import type { Output } from './output.ts'
import { programsSet } from './programs-set.ts'

interface Watching {
  readonly vault: string
  readonly input: unknown
  readonly files: Files
  readonly output: Output
  readonly signal: AbortSignal
}

/** Takes in a folder's calls until the signal fires. Stopping is its ordinary end; what it took in is its answer. */
export async function watch({ vault: folderOfVault, input, files, output, signal }: Watching): Promise<number> {
  const { folder, source, settleMs, roundMs } = WatchInput.parse(input)
  const [{ openVault }, { dispatch }] = await Promise.all([import('../vault/open.ts'), import('../dispatch.ts')])
  const vault = openVault(folderOfVault, { mode: 'write' })
  try {
    const { path } = files.read(folder)
    requireFolder(path)
    const call = { actor: signedInPerson(), files, programs: programsSet(), signal }
    const watcher = new FolderWatcher({
      folder: path,
      settleMs,
      roundMs,
      take: async (what) =>
        (await dispatch(vault, 'ingestCalls', { folder, source, ...what }, call)) as Reply<Answer<'ingestCalls'>>,
      onChange: noticed(output),
    })
    watcher.start()
    output.notice(`Watching ${path}. Ctrl-C stops.`)
    if (!signal.aborted) await once(signal, 'abort')
    await watcher.stop()
    const { added, unmatched, failures } = watcher.state
    output.answer({ added, unmatched, failed: failures.length, failures })
  } finally {
    vault.close()
  }
  return EXIT.done
}

function requireFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw refused('file-missing', 'This folder is not there. Make it first, or name another.', path)
}

/** Says what is new since it last said something. */
function noticed(output: Output): (state: WatchState) => void {
  let told = ''
  const named = new Set<string>()
  return ({ state, added, unmatched, failures, fault }) => {
    if (state === 'working') return
    const line = fault ? fault.message : `${added} taken in, ${unmatched} of them unmatched, ${failures.length} failed.`
    for (const { file, message } of failures) {
      if (!named.has(file)) output.notice(`${file}: ${message}`)
      named.add(file)
    }
    if (line !== told) output.notice(line)
    told = line
  }
}
