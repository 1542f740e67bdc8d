import { pathsAsFiles } from '../../electron/client.ts'
import { dispatch } from '../../electron/dispatch.ts'
import { FolderWatcher } from '../../electron/folders/folder-watcher.ts'
import { openVault } from '../../electron/vault/open.ts'
import type { Output } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'

/* Watches a folder of calls until it is killed: `node watch-forever.ts VAULT FOLDER SOURCE`. Says each state as a line. */

const [vaultFolder = '', folder = '', source = ''] = process.argv.slice(2)
const vault = openVault(vaultFolder, { mode: 'write' })
const watcher = new FolderWatcher({
  folder,
  settleMs: 200,
  take: async (input) =>
    (await dispatch(
      vault,
      'ingestCalls',
      { folder, source, ...input },
      { actor: 'watcher', files: pathsAsFiles },
    )) as Reply<Output<'ingestCalls'>>,
  onChange: ({ state, added, notReady, failures }) =>
    process.stdout.write(`${JSON.stringify({ state, added, notReady, failed: failures.length })}\n`),
})
watcher.start()
