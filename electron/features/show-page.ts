import type { Handler } from '../handler.ts'
import { findContract } from '../records/contracts.ts'
import { settingsOf } from '../records/settings.ts'
import { refused } from '../vault/errors.ts'
import { PAGE_PATIENCE, runTask } from '../work/run.ts'

export const showPage: Handler<'showPage'> = async (vault, { contract, page, box, width, password }, { signal }) => {
  const record = findContract(vault, contract)
  const pages = (JSON.parse(record.page_sizes) as unknown[]).length
  if (page > pages)
    throw refused('not-found', `This document has ${pages} pages that can be drawn; there is no page ${page}.`)
  const picture = await runTask(
    'drawPage',
    {
      path: vault.objects.path(record.sha256),
      mediaType: record.media_type,
      page,
      width,
      limits: { pictureMegapixels: settingsOf(vault).pictureMegapixels },
      ...(box ? { box } : {}),
      ...(password === undefined ? {} : { password }),
    },
    { signal, patience: PAGE_PATIENCE },
  )
  const { bytes, ...rest } = picture
  return { ...rest, data: Buffer.from(bytes).toString('base64') }
}
