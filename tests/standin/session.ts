type Decide = (granted: boolean) => void

let onRequest: ((contents: unknown, permission: string, decide: Decide) => void) | undefined
let onCheck: ((contents: unknown, permission: string) => boolean) | undefined
let onDevice: ((details: unknown) => boolean) | undefined

/** Electron's default session. It can't enforce permissions in this Chromium; it can be asked how it would decide. */
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof onRequest) => {
      onRequest = handler
    },
    setPermissionCheckHandler: (handler: typeof onCheck) => {
      onCheck = handler
    },
    setDevicePermissionHandler: (handler: typeof onDevice) => {
      onDevice = handler
    },
  },
}

/** How the program decides on a permission. Without a handler Electron grants it. */
export function decidePermission(permission: string): { request: boolean; check: boolean; device: boolean } {
  let request = onRequest === undefined
  onRequest?.(null, permission, (granted) => {
    request = granted
  })
  return { request, check: onCheck?.(null, permission) ?? true, device: onDevice?.({}) ?? true }
}
