import type { z } from 'zod'

/**
 * What an operation may do: a `read` is never handed anything that can write; a `write` leaves one custody entry; a
 * `sequence` runs other operations through the door, one after another, each with its own entry.
 */
export type Effect = 'read' | 'write' | 'sequence'

export interface Operation<E extends Effect, I extends z.ZodType, O extends z.ZodType> {
  readonly effect: E
  readonly input: I
  readonly output: O
  /** One line for `--help` and docs/cli.md. */
  readonly summary: string
}

/** Declares one operation of the contract: its effect, the shape of its input and of its output. */
export const op = <E extends Effect, I extends z.ZodType, O extends z.ZodType>(
  effect: E,
  summary: string,
  input: I,
  output: O,
): Operation<E, I, O> => ({ effect, summary, input, output })
