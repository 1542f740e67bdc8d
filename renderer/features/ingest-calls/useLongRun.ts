import { useEffect, useRef, useState } from 'react'
import type { CallOptions, Progress } from '../../../shared/client.ts'

/** How far a run is, and the way to stop it. It goes on when the screen is left, and is stopped by nothing but a click. */
export function useLongRun() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const abort = useRef<AbortController | null>(null)
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  /** What a new run is started with. */
  const begin = (): CallOptions => {
    abort.current = new AbortController()
    setProgress(null)
    return { signal: abort.current.signal, onProgress: (told) => shown.current && setProgress(told) }
  }
  return { progress, begin, stop: () => abort.current?.abort() }
}
