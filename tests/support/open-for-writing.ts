import { failureOf } from '../../electron/vault/errors.ts'
import { openVault } from '../../electron/vault/open.ts'

/** A second program that wants to write: prints `opened` or the code of the refusal. */
try {
  openVault(process.argv[2]!, { mode: 'write' }).close()
  process.stdout.write('opened')
} catch (error) {
  process.stdout.write(failureOf(error).code)
}
