import type { Programs } from '../handler.ts'
import { UserConfig } from '../host/user-config.ts'
import { userFolders } from './user-folders.ts'

/** The programs that this person set in the window; what isn't set is looked for in the usual places. */
export function programsSet(): Programs {
  const config = new UserConfig(userFolders().configFolder)
  return { ...config.programs, models: config.modelsFolder }
}
