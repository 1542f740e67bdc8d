import type { Progress } from './client.ts'
import type { OperationName } from './contract.ts'
import type { Session, WatchedFolder } from './native.ts'

/** What a host tells its screens without being asked. */
export type HostEvent =
  | { readonly type: 'progress'; readonly callId: string; readonly progress: Progress }
  /** A write was committed: whatever a screen shows of this vault may be old. */
  | { readonly type: 'changed'; readonly operation: OperationName }
  | { readonly type: 'session'; readonly session: Session }
  | { readonly type: 'watched'; readonly folders: readonly WatchedFolder[] }
