import { existsSync, writeSync } from 'node:fs'
import { createVault, openVault } from '../../electron/vault/open.ts'

/** Keeps originals as fast as it can until it is killed, a dot for each: the victim of the crash test. */
const folder = process.argv[2]!
const vault = existsSync(folder)
  ? openVault(folder, { mode: 'write' })
  : createVault(folder, { name: 'Crash', locale: 'en' })

for (let count = 0; ; count++) {
  const staged = await vault.objects.stageBytes(Buffer.from(`${process.pid} ${count} ${'x'.repeat(100_000)}`))
  vault.commit(
    {
      at: vault.clock(),
      actor: 'tester',
      operation: 'ingestContract',
      subject: 'x',
      customer: null,
      detail: { count },
    },
    (rows) => rows.keep(staged, { kind: 'contract', mediaType: 'text/plain', name: `${count}.txt`, at: vault.clock() }),
  )
  writeSync(1, '.')
}
