import { basename, resolve } from 'node:path'
import type { Files } from '../handler.ts'

/**
 * The folder that relative paths are meant from. `npm run` starts scripts in the project's folder and keeps the
 * caller's in INIT_CWD; any program started below npm inherits that, so it counts for our own script only.
 */
export const callerFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment.npm_lifecycle_event === 'cli' && environment.npm_package_name === 'said-and-signed'
    ? resolve(environment.INIT_CWD ?? '.')
    : process.cwd()

/** On the command line a file reference is a path: whoever can type it may read it. */
export const filesBelow = (folder: string): Files => ({
  read: (ref) => ({ path: resolve(folder, ref), name: basename(ref) }),
  write: (ref) => resolve(folder, ref),
})
