/** What a test starts the stand-in with, as one JSON argument of the child process. */
export interface Setting {
  /** The built main bundle's entry. */
  readonly main: string
  readonly userData: string
  /** The language of the imagined system. */
  readonly locale: string
  readonly chromium: string
}

export const setting = JSON.parse(process.argv[2] ?? '{}') as Setting
