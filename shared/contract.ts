import type { z } from 'zod'
import { importCallRecords, previewCallRecords, showCoverage } from './contract/call-records.ts'
import { addCallSource, changeCallSource, listCallSources, previewCallNames } from './contract/call-source.ts'
import { checkClaim } from './contract/check-claim.ts'
import { exportClip, prepareAudio } from './contract/clips.ts'
import { showLog, verify } from './contract/custody.ts'
import { addCustomer, listCustomers, showCustomer } from './contract/customers.ts'
import { addClaim, decideClaim, listCases, openCase, recheckClaim, showCase } from './contract/dispute-case.ts'
import { showInForce } from './contract/in-force.ts'
import { ingestCalls } from './contract/ingest-calls.ts'
import { ingestContract } from './contract/ingest-contract.ts'
import { ingestFolder } from './contract/ingest-folder.ts'
import { ingestRecording } from './contract/ingest-recording.ts'
import { showContract, showRecording } from './contract/records.ts'
import {
  confirmClause,
  correctClause,
  listCorrections,
  mergeClauses,
  splitClause,
  undoCorrection,
} from './contract/review-contract.ts'
import {
  assignSpeaker,
  correctSegment,
  listTranscriptCorrections,
  markListened,
  undoTranscriptCorrection,
} from './contract/review-transcript.ts'
import { search } from './contract/search.ts'
import { changeSettings, showSettings } from './contract/settings.ts'
import { showPage } from './contract/show-page.ts'
import {
  checkSignatures,
  listTrustedIssuers,
  markSigned,
  trustIssuer,
  withdrawSignedMark,
} from './contract/signature.ts'
import { buildSummary } from './contract/summary-pdf.ts'
import { transcribe } from './contract/transcribe.ts'
import { listUnmatchedCalls, matchCall, rematchCalls } from './contract/unmatched-calls.ts'
import { vaultStatus } from './contract/vault-status.ts'

/** Every operation on an open vault. Channels, routes, command-line verbs and clients are derived from this list. */
export const contract = {
  vaultStatus,
  addCustomer,
  listCustomers,
  showCustomer,
  ingestContract,
  ingestFolder,
  showContract,
  showPage,
  correctClause,
  splitClause,
  mergeClauses,
  undoCorrection,
  confirmClause,
  listCorrections,
  showInForce,
  markSigned,
  withdrawSignedMark,
  checkSignatures,
  trustIssuer,
  listTrustedIssuers,
  ingestRecording,
  ingestCalls,
  showRecording,
  prepareAudio,
  transcribe,
  correctSegment,
  assignSpeaker,
  undoTranscriptCorrection,
  listTranscriptCorrections,
  markListened,
  exportClip,
  listUnmatchedCalls,
  matchCall,
  rematchCalls,
  addCallSource,
  changeCallSource,
  listCallSources,
  previewCallNames,
  previewCallRecords,
  importCallRecords,
  showCoverage,
  search,
  checkClaim,
  openCase,
  listCases,
  addClaim,
  recheckClaim,
  decideClaim,
  showCase,
  buildSummary,
  showSettings,
  changeSettings,
  verify,
  showLog,
}

export type Contract = typeof contract
export type OperationName = keyof Contract
/** What a caller gives. */
export type Input<N extends OperationName> = z.input<Contract[N]['input']>
/** What a handler is handed: defaults filled in. */
export type ParsedInput<N extends OperationName> = z.output<Contract[N]['input']>
export type Output<N extends OperationName> = z.output<Contract[N]['output']>

export const isOperationName = (name: string): name is OperationName => Object.hasOwn(contract, name)

/** `ingestContract` → `ingest-contract`: the command-line verb and the HTTP route of an operation. */
export const verbOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
