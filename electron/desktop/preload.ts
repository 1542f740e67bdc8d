import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { HostEvent } from '../../shared/events.ts'
import type { Bridge } from '../../shared/native.ts'
import { CHANNELS } from './channels.ts'

/**
 * The page's only way out. It never gets `ipcRenderer`, a channel's name or a path: a dropped file's path is read
 * here and goes straight to the main process, which answers with a handle.
 */
const bridge: Bridge = {
  invoke: (name, input, callId) => ipcRenderer.invoke(CHANNELS.operation, { name, input, callId }),
  cancel: (callId) => ipcRenderer.send(CHANNELS.cancel, { callId }),
  native: (name, input) => ipcRenderer.invoke(CHANNELS.native, { name, input }),
  fileFor: (file) => ipcRenderer.invoke(CHANNELS.file, { path: webUtils.getPathForFile(file) }),
  on: (listener) => {
    const forward = (_: unknown, event: HostEvent): void => listener(event)
    ipcRenderer.on(CHANNELS.event, forward)
    return () => {
      ipcRenderer.removeListener(CHANNELS.event, forward)
    }
  },
}

contextBridge.exposeInMainWorld('saidAndSigned', Object.freeze(bridge))
