import './zod-without-eval.ts'
import './style-nonce.ts'
import '@fontsource-variable/heebo/wght.css'
import '@mantine/core/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/notifications/styles.css'
import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../shared/native.ts'
import { App } from './App.tsx'
import { createHost } from './client.ts'
import { startLanguage } from './i18n/index.ts'
import { createLoopbackBridge } from './loopback-bridge.ts'

declare global {
  interface Window {
    /** Given by the desktop's preload; a browser on the loopback host has none. */
    readonly saidAndSigned?: Bridge
  }
}

const root = document.getElementById('root')
if (root) {
  await startLanguage()
  const host = createHost(window.saidAndSigned ?? createLoopbackBridge())
  createRoot(root).render(
    <StrictMode>
      <App host={host} />
    </StrictMode>,
  )
}
