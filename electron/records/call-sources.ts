import type { CallSource } from '../../shared/contract/call-source.ts'
import { notFound } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** A source as its row holds it: the settings as JSON, the newest row of an id counts. */
const NEWEST = `SELECT id AS sourceId, settings FROM call_source AS source
  WHERE row = (SELECT max(row) FROM call_source WHERE id = source.id)`

interface Stored {
  readonly sourceId: string
  readonly settings: string
}

const sourceOf = ({ sourceId, settings }: Stored): CallSource => ({
  sourceId,
  ...(JSON.parse(settings) as Omit<CallSource, 'sourceId'>),
})

export const callSources = (vault: ReadVault): CallSource[] =>
  vault.all<Stored>(`${NEWEST} ORDER BY (SELECT min(row) FROM call_source WHERE id = source.id)`).map(sourceOf)

/** Throws `not-found`. */
export function findCallSource(vault: ReadVault, id: string): CallSource {
  const found = vault.get<Stored>(`${NEWEST} AND id = @id`, { id })
  if (!found) throw notFound('call source', id)
  return sourceOf(found)
}

/** How calls are read that come from no source: the recorder's convention puts the company's side on the left. */
export const usualSource = (): Omit<CallSource, 'sourceId' | 'name'> => ({
  pattern: null,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  channels: { left: 'agent', right: 'customer' },
  labels: {},
})
