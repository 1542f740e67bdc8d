/** How long a test waits for what another process does, in milliseconds. Never a wait: it goes on at once when it is there. */
export const PATIENCE_MS = 15_000
export const PATIENT = { timeout: PATIENCE_MS }
