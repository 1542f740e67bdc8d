import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createVault } from '../../electron/vault/open.ts'
import { seededBytes } from '../generated-text.ts'
import { hasProgram, runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure, referenceOf } from '../measure.ts'

const MIB = 2 ** 20

/** Taking one large file into a vault: hashed, copied, synced, renamed and committed with its custody entry. */
export async function measure({ isQuick, folder, say }: Bench): Promise<Figure[]> {
  const megabytes = isQuick ? 32 : 512
  const room = join(folder, 'originals')
  mkdirSync(room)
  const source = join(room, 'recording.bin')
  await finished(Readable.from(seededBytes(megabytes, MIB)).pipe(createWriteStream(source)))
  say(`originals: one file of ${megabytes} MB`)

  let round = 0
  const target = (): string => join(room, `round-${round}`)
  const isPosix = hasProgram('sha256sum') && hasProgram('cp') && hasProgram('sync')
  const hashAndCopy = (): void => {
    runProgram('sha256sum', [source])
    runProgram('cp', [source, target()])
    // Synced as the vault's copy is: otherwise cp would be timed against memory.
    runProgram('sync', [target()])
  }
  const times = await alternate(
    isQuick ? 2 : 5,
    { ours: () => keepInNewVault(target(), source), hashAndCopy: isPosix ? hashAndCopy : null },
    () => rmSync(join(room, `round-${round++}`), { recursive: true, force: true }),
  )
  rmSync(room, { recursive: true })
  const rate = (ms: number): number => (megabytes / ms) * 1000
  const against = [referenceOf('sha256sum FILE; cp FILE COPY; sync COPY', times.hashAndCopy, rate)]
  return [{ name: `keep a file of ${megabytes} MB`, value: rate(times.ours), unit: 'MB/s', against }]
}

async function keepInNewVault(folder: string, source: string): Promise<void> {
  const vault = createVault(folder, { name: 'Bench', locale: 'en' })
  try {
    const staged = await vault.objects.stage(source)
    const at = vault.clock()
    const deed = { at, actor: 'bench', operation: 'keep', subject: staged.sha256, customer: null, detail: {} }
    vault.commit(deed, (rows) =>
      rows.keep(staged, { kind: 'recording', mediaType: 'audio/wav', name: 'recording.bin', at }),
    )
  } finally {
    vault.close()
  }
}
