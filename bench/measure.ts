/** A figure of ours beside what the machine needed for a reference, measured in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** A unit that ends in `/s` is a rate (more is better), any other a time (less is better). */
  readonly unit: string
  readonly against: readonly Reference[]
}

export interface Reference {
  readonly name: string
  /** In the unit of its figure; null when it could not be measured here, as the name then says. */
  readonly value: number | null
}

/** What a case is given. */
export interface Bench {
  /** Small sizes, for trying the bench itself. */
  readonly isQuick: boolean
  /** A folder of its own that is removed at the end. */
  readonly folder: string
  say(step: string): void
  /** Runs when all cases are done, before the folder is removed. */
  atEnd(close: () => void): void
}

/** How many times the reference's time ours takes; null without a reference. */
export function ratio({ value, unit }: Figure, reference: Reference): number | null {
  if (reference.value === null) return null
  return unit.endsWith('/s') ? reference.value / value : value / reference.value
}

/** A reference by the milliseconds it took, or the note that it was skipped because it isn't installed here. */
export const referenceOf = (name: string, ms: number | null, toValue: (ms: number) => number): Reference =>
  ms === null ? { name: `skipped, not installed: ${name}`, value: null } : { name, value: toValue(ms) }

/** The value below which `share` of the sorted values lie (nearest rank). Throws when there are none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('There is nothing to take a quantile of.')
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

/** How long `work` takes, in milliseconds. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

type Contenders = Readonly<Record<string, (() => unknown) | null>>
type Medians<C extends Contenders> = { readonly [K in keyof C]: null extends C[K] ? number | null : number }

/**
 * Lets the contenders take turns and gives each one's median in milliseconds; null for one that can't run here, given
 * as null. Alternating, not one after the other: a machine that grows busy half-way slows all alike, the ratio stays.
 *
 * @param after runs after every turn and is not timed: for removing what it wrote
 */
export async function alternate<C extends Contenders>(
  rounds: number,
  contenders: C,
  after: () => unknown = () => undefined,
): Promise<Medians<C>> {
  const runs = Object.entries(contenders).map(([name, work]) => ({ name, work, times: [] as number[] }))
  for (let round = 0; round < rounds; round++)
    for (const { work, times } of runs) {
      if (!work) continue
      times.push(await milliseconds(work))
      await after()
    }
  return Object.fromEntries(runs.map(({ name, work, times }) => [name, work && median(times)])) as Medians<C>
}
