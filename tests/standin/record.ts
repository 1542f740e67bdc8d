/** What the program did that a test may want to know; `violations` must stay empty in every journey. */
export interface Record {
  readonly violations: string[]
  readonly console: string[]
  readonly dialogs: { readonly kind: string; readonly options: unknown }[]
  readonly blockedNavigations: string[]
  readonly deniedWindows: string[]
}

/** The stand-in's one memory in this process. */
export const record: Record = { violations: [], console: [], dialogs: [], blockedNavigations: [], deniedWindows: [] }
