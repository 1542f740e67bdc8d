import { homedir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = 'said-and-signed'

/** Where each system keeps a program's configuration: the folder Electron would give the window too. */
function configHome(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return environment.XDG_CONFIG_HOME || join(homedir(), '.config')
}

/** The person's own folders: what the program remembers, and where the vaults made in a browser go. */
export const userFolders = (environment = process.env): { configFolder: string; vaultsHome: string } => ({
  configFolder: join(configHome(environment), PROGRAM),
  vaultsHome: join(homedir(), 'Said & Signed'),
})
