import { Button } from '@mantine/core'
import type { Progress } from '../../../shared/client.ts'
import styles from './ingest.module.css'
import { RunFault, Running } from './Running.tsx'

/** Starts the taking in of a folder, shows how far it is, and lets it be stopped. */
export function RunFolder({
  label,
  isReady,
  isRunning,
  progress,
  error,
  onStart,
  onStop,
}: {
  label: string
  isReady: boolean
  isRunning: boolean
  progress: Progress | null
  error: Error | null
  onStart: () => void
  onStop: () => void
}) {
  return (
    <>
      <div className={styles.choose}>
        <Button disabled={!isReady} loading={isRunning} onClick={onStart}>
          {label}
        </Button>
      </div>
      {isRunning && <Running progress={progress} onStop={onStop} />}
      {error && <RunFault error={error} progress={progress} />}
    </>
  )
}
