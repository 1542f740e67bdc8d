import { useEffect, useId, useSyncExternalStore } from 'react'

/** Which forms hold text that was typed and not kept, and the step that waits for the person's answer. */
const dirty = new Set<string>()
const listeners = new Set<() => void>()
let waiting: (() => void) | null = null

const setWaiting = (step: (() => void) | null) => {
  waiting = step
  for (const listener of listeners) listener()
}

/** Runs `step` now, or asks first when a form holds unsaved text. */
export function leave(step: () => void): void {
  if (dirty.size === 0) step()
  else setWaiting(step)
}

/** Marks a form as holding unsaved text for as long as `isDirty` and it is on screen. */
export function useUnsaved(isDirty: boolean): void {
  const id = useId()
  useEffect(() => {
    if (isDirty) dirty.add(id)
    else dirty.delete(id)
    return () => void dirty.delete(id)
  }, [id, isDirty])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The question the shell shows: null when nothing waits. */
export function useLeaving(): { stay: () => void; discard: () => void } | null {
  const step = useSyncExternalStore(subscribe, () => waiting)
  if (!step) return null
  const stay = () => setWaiting(null)
  const discard = () => {
    dirty.clear()
    setWaiting(null)
    step()
  }
  return { stay, discard }
}
