import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { gatherSummary } from '../../electron/features/summary-pdf/gather-summary.ts'
import { createVault } from '../../electron/vault/open.ts'
import type { TaskInput } from '../../electron/work/tasks.ts'
import { cases, DEMO, type DemoCase } from '../../resources/demo/manifest.ts'
import type { Client } from '../../shared/client.ts'
import { BuiltWorker, runCold } from '../built.ts'
import { alternate, type Bench, type Figure } from '../measure.ts'

/** Drawing the demo's two summaries: all its claims, Hebrew and English. */
export async function measure({ isQuick, folder, say }: Bench): Promise<Figure[]> {
  const vault = createVault(join(folder, 'summary'), { name: 'Bench', locale: 'en' })
  const worker = new BuiltWorker()
  try {
    const client = clientOf(vault, { actor: 'bench', files: pathsAsFiles })
    const summaries: TaskInput<'drawSummary'>[] = []
    for (const demo of cases)
      summaries.push(gatherSummary(vault, await takeIn(client, demo), demo.locale, '2026-07-06T09:00:00Z'))
    let pages = 0
    for (const summary of summaries) pages += (await worker.run('drawSummary', summary)).pages
    const claims = summaries.reduce((sum, summary) => sum + summary.claims.length, 0)
    say(`summary: ${summaries.length} summaries, ${claims} claims, ${pages} pages`)
    const times = await alternate(isQuick ? 2 : 7, {
      warm: async () => {
        for (const summary of summaries) await worker.run('drawSummary', summary)
      },
      cold: async () => {
        for (const summary of summaries) await runCold('drawSummary', summary)
      },
      blank: () => blankPages(pages),
    })
    const against = [{ name: 'as many blank pages by pdf-lib', value: times.blank / pages }]
    return [
      { name: 'draw summaries, warm worker', value: times.warm / pages, unit: 'ms/page', against },
      { name: 'draw summaries, new worker each', value: times.cold / pages, unit: 'ms/page', against },
    ]
  } finally {
    await worker.end()
    vault.close()
  }
}

/** The evidence and the claims of a demo case, as they are; gives the case's id. */
async function takeIn(client: Client, { customer, contracts, calls, claims, locale }: DemoCase): Promise<string> {
  const evidence = (file: string): string => fileURLToPath(new URL(file, DEMO))
  const { customerId } = await client.addCustomer(customer)
  for (const { file, title, signedOn } of contracts)
    await client.ingestContract({ customer: customerId, file: evidence(file), title, signedOn })
  for (const { file, transcript, startedAt, agent, direction } of calls)
    await client.ingestRecording({
      customer: customerId,
      ...(file === undefined ? {} : { file: evidence(file) }),
      transcript: evidence(transcript),
      startedAt,
      agent,
      direction,
    })
  const { caseId } = await client.openCase({ customer: customerId })
  for (const { text, on } of claims) await client.addClaim({ case: caseId, text, on, locale })
  return caseId
}

async function blankPages(count: number): Promise<void> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < count; page++) pdf.addPage()
  await pdf.save()
}
