import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Locale } from '../../shared/units.ts'
import type { NativePort } from '../host/native-port.ts'
import { showRefusal } from './native.ts'

/** Electron translates no role, so every label is written out. */
const LABELS = {
  file: { en: '&File', he: 'קובץ' },
  openVault: { en: 'Open vault…', he: 'פתיחת כספת…' },
  closeVault: { en: 'Close vault', he: 'סגירת הכספת' },
  quit: { en: 'Quit', he: 'יציאה' },
  edit: { en: '&Edit', he: 'עריכה' },
  undo: { en: 'Undo', he: 'ביטול פעולה' },
  redo: { en: 'Redo', he: 'ביצוע מחדש' },
  cut: { en: 'Cut', he: 'גזירה' },
  copy: { en: 'Copy', he: 'העתקה' },
  paste: { en: 'Paste', he: 'הדבקה' },
  selectAll: { en: 'Select all', he: 'בחירת הכול' },
  view: { en: '&View', he: 'תצוגה' },
  resetZoom: { en: 'Actual size', he: 'גודל רגיל' },
  zoomIn: { en: 'Zoom in', he: 'הגדלה' },
  zoomOut: { en: 'Zoom out', he: 'הקטנה' },
  togglefullscreen: { en: 'Full screen', he: 'מסך מלא' },
  help: { en: '&Help', he: 'עזרה' },
  about: { en: 'About Said & Signed', he: 'אודות Said & Signed' },
} as const

type Role = Extract<keyof typeof LABELS, NonNullable<MenuItemConstructorOptions['role']>>

/** Sets the program's menu in one of its languages. What it opens or closes reaches the page as a session event. */
export function setMenu(locale: Locale, native: NativePort): void {
  const label = (key: keyof typeof LABELS): string => LABELS[key][locale]
  const roles = (...names: Role[]): MenuItemConstructorOptions[] => names.map((role) => ({ role, label: label(role) }))
  const openVault = async (): Promise<void> => {
    const reply = await native('openVault', {})
    if (!reply.ok) await showRefusal(reply.error, locale)
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      // macOS takes whatever comes first for the application's own menu.
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: label('file'),
        submenu: [
          { label: label('openVault'), accelerator: 'CmdOrCtrl+O', click: () => void openVault() },
          { label: label('closeVault'), click: () => void native('closeVault', {}) },
          separator,
          ...roles('quit'),
        ],
      },
      {
        label: label('edit'),
        submenu: [...roles('undo', 'redo'), separator, ...roles('cut', 'copy', 'paste', 'selectAll')],
      },
      {
        label: label('view'),
        submenu: [...roles('resetZoom', 'zoomIn', 'zoomOut'), separator, ...roles('togglefullscreen')],
      },
      { label: label('help'), submenu: roles('about') },
    ]),
  )
}
