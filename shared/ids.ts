import { z } from 'zod'

/** Ids are opaque strings; the prefix only helps a reader of logs. */
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]+$`))

export const VaultId = id('vault')
export const CustomerId = id('customer')
export const ContractId = id('contract')
export const ClauseId = id('clause')
export const CorrectionId = id('correction')
export const RecordingId = id('recording')
export const TranscriptId = id('transcript')
export const SegmentId = id('segment')
export const SourceId = id('source')
export const ClipId = id('clip')
export const CaseId = id('case')
export const ClaimId = id('claim')

/** A customer by id or by any of his references. */
export const CustomerRef = z.string().trim().min(1).max(200)

/**
 * A file as a host names it. On the command line a path; in a window or browser a handle (`file:…`) for something
 * the person dropped or chose, so that a page can never name a path.
 */
export const FileRef = z.string().min(1).max(4096)
