import type { z } from 'zod'
import { contract, isOperationName, type OperationName } from '../shared/contract.ts'
import type { Reply } from '../shared/reply.ts'
import { loadHandler } from './features/index.ts'
import type { Call, Change, Context, Sequence, Unchanged } from './handler.ts'
import { failureOf, refused } from './vault/errors.ts'
import type { Staged } from './vault/objects.ts'
import type { ReadVault, Vault } from './vault/open.ts'

type AnyHandler = (vault: ReadVault, input: unknown, context: Context | Sequence) => unknown

/**
 * The one door: every host calls this and nothing else. Checks the name and the input, runs the handler, commits a
 * write together with its custody entry, and answers with data; it never throws.
 */
export async function dispatch(vault: Vault, name: string, raw: unknown, call: Call): Promise<Reply<unknown>> {
  const staged: Staged[] = []
  try {
    if (!isOperationName(name)) throw refused('unknown-operation', `There is no operation "${name}".`)
    const input = parse(contract[name].input, raw)
    const handler = (await loadHandler(name)) as AnyHandler
    const context = contextOf(vault, call, staged)
    const { effect, output } = contract[name]
    const answer = await handler(vault, input, effect === 'sequence' ? sequenceOf(vault, call, context) : context)
    const value = effect === 'write' ? settle(vault, name, answer, call, context) : output.parse(answer)
    return { ok: true, value }
  } catch (error) {
    return { ok: false, error: failureOf(error) }
  } finally {
    for (const copy of staged) discard(vault, copy)
  }
}

/** Each step is a call of its own through the door; a step can't be a sequence again. */
function sequenceOf(vault: Vault, call: Call, context: Context): Sequence {
  return {
    ...context,
    perform: async (name, input, { files = call.files, onProgress } = {}) => {
      const { onProgress: _, ...quiet } = call
      const reply = await dispatch(vault, name, input, { ...quiet, files, ...(onProgress ? { onProgress } : {}) })
      if (!reply.ok) throw refused(reply.error.code, reply.error.message, reply.error.detail)
      return reply.value as never
    },
  }
}

function discard(vault: Vault, copy: Staged): void {
  try {
    vault.objects.discard(copy)
  } catch {
    // A copy the system holds on to (a virus scanner reads it) is cleared when the vault is next opened for writing.
  }
}

function parse(schema: z.ZodType, raw: unknown): unknown {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  const field = first?.path.join('.') || 'input'
  throw refused('bad-input', `${field}: ${first?.message ?? 'not as expected'}`, field)
}

function settle(vault: Vault, operation: OperationName, answer: unknown, call: Call, context: Context): unknown {
  const outcome = answer as Change<unknown> | Unchanged<unknown>
  const { output } = contract[operation]
  if ('unchanged' in outcome) return output.parse(outcome.unchanged)
  // Last moment to turn back: what is committed is never taken back.
  context.signal.throwIfAborted()
  const { subject, customer, detail } = outcome
  // Checked inside the transaction: an answer of the wrong shape must not refuse what is already done.
  return vault.commit({ at: context.now, actor: call.actor, operation, subject, customer, detail }, (rows) =>
    output.parse(outcome.write(rows)),
  )
}

function contextOf(vault: Vault, call: Call, staged: Staged[]): Context {
  const signal = call.signal ?? new AbortController().signal
  const progress = call.onProgress ?? (() => undefined)
  const remember = (copy: Staged): Staged => {
    staged.push(copy)
    return copy
  }
  return {
    files: call.files,
    programs: call.programs ?? {},
    signal,
    progress,
    now: vault.clock(),
    id: vault.ids,
    stage: async (path) =>
      remember(
        await vault.objects.stage(path, { signal, onBytes: (done, total) => progress({ stage: 'copy', done, total }) }),
      ),
    stageBytes: async (bytes) => remember(await vault.objects.stageBytes(bytes)),
  }
}
