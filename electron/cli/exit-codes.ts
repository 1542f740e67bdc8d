/** The exit codes scripts can count on (docs/cli.md). Cancelled: 128 + the signal's number. */
export const EXIT = { done: 0, refused: 1, badUsage: 2, problemsFound: 3 } as const
