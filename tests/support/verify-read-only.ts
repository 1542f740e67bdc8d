import { openVault } from '../../electron/vault/open.ts'
import { verifyVault } from '../../electron/vault/verify.ts'

/** Reads and verifies a vault where nothing can be written; prints what was found. */
const folder = process.argv[2]!
const vault = openVault(folder, { mode: 'read' })
const { customers } = vault.get<{ customers: number }>('SELECT count(*) AS customers FROM customer')!
vault.close()
const { problems } = await verifyVault({ folder, deep: true }, { progress: () => undefined })
process.stdout.write(`${customers} customer, ${problems.length} problems`)
