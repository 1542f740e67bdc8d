import type { Failure, Reply } from '../../shared/reply.ts'
import type { Files } from '../handler.ts'
import { signedInPerson } from '../host/person.ts'
import { failureOf } from '../vault/errors.ts'
import type { Request } from './arguments.ts'
import { callerFolder, filesBelow } from './caller.ts'
import { type Cancellation, cancelOnSignal } from './cancel.ts'
import { EXIT } from './exit-codes.ts'
import type { Output } from './output.ts'
import { programsSet } from './programs-set.ts'
import { ProgressLine } from './progress.ts'

type Run = Extract<Request, { kind: 'run' }>

interface Console {
  readonly output: Output
  readonly stderr: NodeJS.WriteStream
  /** The folder of the built program, which holds `out/`. */
  readonly programFolder: string
}

/** Runs one command to its end and tells its answer. Returns the exit code; everything refused is told, not thrown. */
export async function run(request: Run, { output, stderr, programFolder }: Console): Promise<number> {
  const cancellation = cancelOnSignal()
  const progress = new ProgressLine(stderr)
  try {
    const files = filesBelow(callerFolder())
    const vault = request.vault === null ? null : files.write(request.vault)
    if (request.command.does === 'serve') {
      const { serve } = await import('./serve.ts')
      return await serve({ vault, input: request.input, files, programFolder, output, signal: cancellation.signal })
    }
    if (request.command.does === 'watch') {
      const { watch } = await import('./watch.ts')
      return await watch({ vault: vault ?? '.', input: request.input, files, output, signal: cancellation.signal })
    }
    const reply = await answerOf(request, vault ?? '.', { files, progress, signal: cancellation.signal })
    progress.end()
    return tell(reply, output, cancellation)
  } catch (error) {
    progress.end()
    return tell({ ok: false, error: failureOf(error) }, output, cancellation)
  } finally {
    cancellation.release()
  }
}

interface Means {
  readonly files: Files
  readonly progress: ProgressLine
  readonly signal: AbortSignal
}

async function answerOf(
  { command, input }: Run,
  folder: string,
  { files, progress, signal }: Means,
): Promise<Reply<unknown>> {
  // Loaded only now: the database driver must not slow down help, nor crash a wrong Node before it can be told so.
  const { createVault, openVault } = await import('../vault/open.ts')
  if (command.does === 'init') {
    const { nativeContract } = await import('../../shared/native.ts')
    const vault = createVault(folder, nativeContract.createVault.input.parse(input))
    vault.close()
    return { ok: true, value: { vaultId: vault.info.vaultId } }
  }
  const { dispatch } = await import('../dispatch.ts')
  const vault = openVault(folder, { mode: command.effect === 'read' ? 'read' : 'write' })
  try {
    const onProgress = progress.update.bind(progress)
    return await dispatch(vault, command.does, input, {
      actor: signedInPerson(),
      files,
      programs: programsSet(),
      onProgress,
      signal,
    })
  } finally {
    vault.close()
  }
}

function tell(reply: Reply<unknown>, output: Output, cancellation: Cancellation): number {
  if (!reply.ok) {
    output.refuse(reply.error)
    return exitCodeOf(reply.error, cancellation)
  }
  output.answer(reply.value)
  return foundProblems(reply.value) ? EXIT.problemsFound : EXIT.done
}

const exitCodeOf = (failure: Failure, cancellation: Cancellation): number =>
  failure.code === 'cancelled' ? cancellation.exitCode() : EXIT.refused

/** An integrity check that ran well and found something: a script must see that without reading the answer. */
const foundProblems = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'problems' in value && 'ok' in value && value.ok === false
