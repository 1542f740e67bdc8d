import { realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { FolderCall } from '../../shared/contract/ingest-calls.ts'
import type { Input, Output, ParsedInput } from '../../shared/contract.ts'
import type { Failure } from '../../shared/reply.ts'
import { describeJsonFile } from '../call-facts/describe-json.ts'
import { type CallFiles, groupCallFiles } from '../call-facts/pair-sides.ts'
import { type Found, filesIn, filesOf } from '../folders/files-in.ts'
import { inTurns } from '../folders/in-turns.ts'
import { isGrowing } from '../folders/is-growing.ts'
import type { Files, Handler, Sequence } from '../handler.ts'
import { findCallSource } from '../records/call-sources.ts'
import { findCustomer } from '../records/customers.ts'
import { callFromFile } from '../records/recordings.ts'
import { settingsOf } from '../records/settings.ts'
import { failureOf, isFaultOfTheVault, refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import { runTask } from '../work/run.ts'

export const ingestCalls: Handler<'ingestCalls'> = async (vault, input, context) => {
  const root = await realpath(context.files.read(input.folder).path)
  if (input.customer !== undefined) findCustomer(vault, input.customer)
  if (input.source !== undefined) findCallSource(vault, input.source)
  const { calls, unreadable } = await callsIn(root, await realpath(vault.folder), input)
  const report: FolderCall[] = new Array(calls.length)
  let done = 0
  const take = async (index: number): Promise<void> => {
    const call = calls[index]!
    report[index] = await outcomeOf(call, () => addOne(vault, input, { root, call }, context))
    done += 1
    context.progress({ stage: 'files', done, total: calls.length })
  }
  const fault = await inTurns(calls.length, take)
  if (fault === null) return summed([...report, ...unreadable])
  if (failureOf(fault.error).code !== 'cancelled') throw fault.error
  throw refused('cancelled', `Stopped after ${done} of ${calls.length} calls. What is in stays; run it again to go on.`)
}

/** The calls of a folder by their files' paths from it, and what couldn't be looked into. */
async function callsIn(
  root: string,
  vaultFolder: string,
  { except, only }: ParsedInput<'ingestCalls'>,
): Promise<{ calls: CallFiles[]; unreadable: FolderCall[] }> {
  const found =
    only === undefined ? await filesIn(root, vaultFolder) : await filesOf(root, foldersOf(root, only), vaultFolder)
  const pathOf = ({ path }: Found): string => relative(root, path).split(sep).join('/')
  const left = new Set(except)
  const asked = only && new Set(only)
  const isAsked = (call: CallFiles): boolean =>
    asked === undefined || Object.values(call).some((file) => file !== null && asked.has(file))
  const files = found.filter(({ refusal }) => refusal === null).map(pathOf)
  const unreadable = found.filter(({ refusal }) => refusal !== null)
  return {
    calls: groupCallFiles(files).filter((call) => !left.has(fileOf(call)) && isAsked(call)),
    unreadable: unreadable.map((file) => failedCall(pathOf(file), file.refusal)),
  }
}

/** The folders of some paths; one that leads out of the root is not looked into. */
const foldersOf = (root: string, paths: readonly string[]): Set<string> =>
  new Set(
    paths.map((path) => dirname(resolve(root, path))).filter((folder) => `${folder}${sep}`.startsWith(`${root}${sep}`)),
  )

/** A call goes by its audio, or by its transcript where it has none. */
const fileOf = ({ audio, transcript, sidecar }: CallFiles): string => (audio ?? transcript ?? sidecar)!

const filesOfCall = (call: CallFiles): string[] => Object.values(call).filter((file) => file !== null)

type Outcome = Omit<FolderCall, 'file' | 'files'>

async function outcomeOf(call: CallFiles, add: () => Promise<Outcome>): Promise<FolderCall> {
  try {
    return { file: fileOf(call), files: filesOfCall(call), ...(await add()) }
  } catch (error) {
    if (isFaultOfTheVault(failureOf(error).code)) throw error
    return failedCall(fileOf(call), error, filesOfCall(call))
  }
}

function failedCall(file: string, error: unknown, files: string[] = [file]): FolderCall {
  const { code, message } = failureOf(error)
  return { file, files, outcome: 'failed', code, message, warnings: [] }
}

const KNOWN: Outcome = { outcome: 'duplicate', warnings: [] }
const NOT_READY: Outcome = { outcome: 'not-ready', warnings: [] }

async function addOne(
  vault: ReadVault,
  { source, customer, settleMs }: ParsedInput<'ingestCalls'>,
  { root, call }: { root: string; call: CallFiles },
  context: Sequence,
): Promise<Outcome> {
  context.signal.throwIfAborted()
  const path = fileOf(call)
  if (source !== undefined && (await isTakenIn(vault, source, root, call))) return KNOWN
  if (await isIncomplete(root, call, settleMs)) return NOT_READY
  const files: Files = { ...context.files, read: (ref) => ({ path: ref, name: ref.split(sep).at(-1)! }) }
  const asked = await inputFor(root, call, (path) => holdsTranscript(vault, path, context))
  if (asked === null) return { outcome: 'duplicate', warnings: ['not-a-call'] }
  const input = {
    ...asked,
    path,
    ...(source === undefined ? {} : { source }),
    ...(customer === undefined ? {} : { customer }),
  }
  const { answer, left } = await takeIn(input, (asked) => context.perform('ingestRecording', asked, { files }))
  return {
    outcome: answer.duplicate ? 'duplicate' : 'added',
    recordingId: answer.recordingId,
    customerId: answer.customerId,
    ...(left && { code: left.code, message: left.message }),
    warnings: answer.duplicate ? [] : [...answer.warnings.map(({ code }) => code), ...(left ? [left.code] : [])],
  }
}

type Call = Input<'ingestRecording'>

/** Takes in a call; its sound alone where its transcript is the fault, which is said. */
async function takeIn(
  call: Call,
  perform: (call: Call) => Promise<Output<'ingestRecording'>>,
): Promise<{ answer: Output<'ingestRecording'>; left: Failure | null }> {
  try {
    return { answer: await perform(call), left: null }
  } catch (error) {
    const failure = failureOf(error)
    // Its twin in the same folder was quicker by a moment: asked again, the answer is that it is here.
    if (failure.code === 'already-added') return { answer: await perform(call), left: null }
    if (call.file === undefined || call.transcript === undefined || failure.code !== 'transcript-damaged') throw error
    const { transcript: _, ...sound } = call
    const answer = await perform(sound)
    // It was here without words before: nothing is new, and the fault is still there.
    if (answer.duplicate) throw error
    return { answer, left: failure }
  }
}

/** How long a side waits for the other, which a phone system closes at the same time. */
const OTHER_SIDE_MS = 60_000
const ONE_SIDE = /[-_.](?:in|out|rx|tx|l|r)\.[^./]+$/i

/** Whether a file of the call may still be written to, or its other side is still on its way. */
async function isIncomplete(root: string, call: CallFiles, settleMs: number): Promise<boolean> {
  for (const file of filesOfCall(call)) if (await isGrowing(join(root, file), settleMs)) return true
  const { audio, otherSide } = call
  if (settleMs === 0 || audio === null || otherSide !== null || !ONE_SIDE.test(audio)) return false
  return isGrowing(join(root, audio), OTHER_SIDE_MS)
}

/**
 * A call of a known source is known again by its file's path, size and time, without reading it, unless something lies
 * beside it that it has not: words or the other side that came later.
 */
async function isTakenIn(vault: ReadVault, source: string, root: string, call: CallFiles): Promise<boolean> {
  const path = fileOf(call)
  const { size, mtimeMs } = await stat(join(root, path))
  const known = callFromFile(vault, { source, path, bytes: size, modifiedMs: Math.round(mtimeMs) })
  if (known === null) return false
  const hasWords = known.transcript !== null || known.sidecar_sha256 !== null
  const lacksWords = (call.transcript ?? call.sidecar) !== null && !hasWords
  return !lacksWords && (call.otherSide === null || known.other_sha256 !== null)
}

/** What a JSON beside the audio is only its content tells. Null for a file that speaks of no call. */
async function inputFor(
  root: string,
  { audio, otherSide, transcript, sidecar }: CallFiles,
  isTranscriptFile: (path: string) => Promise<boolean>,
): Promise<Pick<Input<'ingestRecording'>, 'file' | 'otherSide' | 'transcript' | 'sidecar'> | null> {
  const isTranscript = sidecar !== null && transcript === null && (await isTranscriptFile(join(root, sidecar)))
  const parts = {
    file: audio,
    otherSide,
    transcript: isTranscript ? sidecar : transcript,
    sidecar: isTranscript ? null : sidecar,
  }
  if (parts.file === null && parts.transcript === null) return null
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, path]) => (path === null ? [] : [[name, join(root, path)]])),
  )
}

const MEGABYTE = 1_000_000
/** What a phone system writes of a call has kilobytes; a larger file is read where it holds nobody up. */
const LARGE = MEGABYTE

/** One too large to be read counts as a transcript: as that it is refused, by its size. */
async function holdsTranscript(vault: ReadVault, path: string, { signal }: Sequence): Promise<boolean> {
  const { size } = await stat(path)
  if (size > settingsOf(vault).transcriptMegabytes * MEGABYTE) return true
  const kind = await (size > LARGE ? runTask('describeJson', path, { signal }) : describeJsonFile(path))
  return kind === 'transcript' || kind === 'vcon'
}

function summed(report: readonly FolderCall[]): Output<'ingestCalls'> {
  const count = (outcome: FolderCall['outcome']): number => report.filter((call) => call.outcome === outcome).length
  return {
    calls: report.length,
    added: count('added'),
    duplicates: count('duplicate'),
    unmatched: report.filter(({ outcome, customerId }) => outcome === 'added' && customerId === null).length,
    failed: count('failed'),
    notReady: count('not-ready'),
    report: report.filter(
      ({ outcome, warnings, customerId }) =>
        outcome === 'failed' || outcome === 'not-ready' || warnings.length > 0 || customerId === null,
    ),
  }
}
