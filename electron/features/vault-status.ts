import type { Handler } from '../handler.ts'
import { GENESIS } from '../vault/custody-log.ts'

export const vaultStatus: Handler<'vaultStatus'> = (vault) => {
  const counts = vault.get<{ customers: number; contracts: number; recordings: number; items: number }>(
    `SELECT (SELECT count(*) FROM customer) AS customers, (SELECT count(*) FROM contract) AS contracts,
            (SELECT count(*) FROM recording) AS recordings, (SELECT count(*) FROM item) AS items`,
  )
  const last = vault.get<{ entries: number; head: string }>(
    'SELECT entry AS entries, hash AS head FROM custody ORDER BY entry DESC LIMIT 1',
  )
  const { vaultId, name, locale, createdAt } = vault.info
  return { vaultId, name, locale, createdAt, ...counts!, log: last ?? { entries: 0, head: GENESIS } }
}
