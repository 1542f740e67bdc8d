import type { Handler } from '../../handler.ts'
import { findCase } from '../../records/cases.ts'
import { outsideVault, replaceFile } from '../../vault/outside.ts'
import { runTask } from '../../work/run.ts'
import { gatherSummary } from './gather-summary.ts'

export const buildSummary: Handler<'buildSummary'> = async (vault, { case: caseId, out, locale }, context) => {
  const { customer, title } = findCase(vault, caseId)
  const language = locale ?? vault.info.locale
  const path = out === undefined ? null : outsideVault(vault.folder, context.files.write(out))
  const summary = gatherSummary(vault, caseId, language, context.now)
  const { signal, progress } = context
  progress({ stage: 'draw', done: 0, total: 1 })
  const { bytes, pages, citations } = await runTask('drawSummary', summary, { signal, onProgress: progress })
  const staged = await context.stageBytes(bytes)
  const { sha256 } = staged
  return {
    subject: caseId,
    customer,
    detail: { sha256, locale: language, pages, citations },
    write: (rows) => {
      rows.keep(staged, { kind: 'summary', mediaType: 'application/pdf', name: `${title}.pdf`, at: context.now })
      rows.insert('summary', { dispute_case: caseId, sha256, locale: language, at: context.now })
      if (path !== null) replaceFile(path, bytes)
      return { path, sha256, pages, bytes: bytes.length, citations }
    },
  }
}
