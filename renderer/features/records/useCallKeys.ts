import { useEffect, useRef } from 'react'
import { actionOf, type CallAction } from './call-keys.ts'

/** Where letters are typed, and where arrows and space already mean something. */
const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]'
/** What space itself presses. */
const PRESSABLE = 'button, a, summary, [role="menuitem"]'

const isTaken = (target: EventTarget | null, action: CallAction): boolean =>
  target instanceof Element &&
  (target.closest(FIELDS) !== null || (action === 'toggle' && target.closest(PRESSABLE) !== null))

/** Keys of a call's page, wherever the focus is but in a field or a dialog. */
export function useCallKeys(actions: Readonly<Record<CallAction, () => void>>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? null : actionOf(event)
      if (action === null || isTaken(event.target, action)) return
      event.preventDefault()
      latest.current[action]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
