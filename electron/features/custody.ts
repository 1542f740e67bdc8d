import type { LogEntry } from '../../shared/contract/custody.ts'
import type { Handler } from '../handler.ts'
import { runTask } from '../work/run.ts'

/** What no check inside the vault's own folder can exclude; said with every result. */
const LIMITS = [
  'A vault is tamper-evident, not tamper-proof: whoever holds the whole folder, its key included, could rebuild the log from the start.',
  'Compare the log head with one printed in an earlier summary: a log that was rebuilt or put back to an older state no longer contains it.',
]
const SHALLOW = 'Only names and sizes of the originals were compared; run verify with --deep to read every byte.'

export const verify: Handler<'verify'> = async (vault, { deep }, { signal, progress }) => {
  const { items, log, problems } = await runTask(
    'verifyVault',
    { folder: vault.folder, deep },
    { signal, onProgress: progress },
  )
  return {
    ok: problems.length === 0,
    items,
    log,
    problems: [...problems],
    limits: deep ? LIMITS : [SHALLOW, ...LIMITS],
  }
}

export const showLog: Handler<'showLog'> = (vault, { subject, limit }) => {
  // Each side of the OR has an index; a condition that may be absent would cost a walk over the whole log.
  const scope = subject === undefined ? '' : 'WHERE subject = @subject OR customer = @subject'
  const parameters = subject === undefined ? {} : { subject }
  return {
    entries: vault.all<LogEntry>(
      `SELECT entry, at, actor, operation, subject, hash FROM custody ${scope} ORDER BY entry DESC LIMIT @limit`,
      { ...parameters, limit },
    ),
    total: vault.get<{ total: number }>(`SELECT count(*) AS total FROM custody ${scope}`, parameters)!.total,
  }
}
