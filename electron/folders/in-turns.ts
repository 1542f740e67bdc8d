/** As many as the worker threads take at a time; more would only wait in line. */
const AT_ONCE = 2

/** Takes what is to be done in its order, a few at a time; gives the first fault once all that had begun is over. */
export async function inTurns(
  count: number,
  take: (index: number) => Promise<void>,
): Promise<{ error: unknown } | null> {
  let next = 0
  let fault: { error: unknown } | null = null
  const takeTurns = async (): Promise<void> => {
    while (next < count && fault === null) await take(next++)
  }
  const remember = (error: unknown): void => {
    fault ??= { error }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, () => takeTurns().catch(remember)))
  return fault
}
