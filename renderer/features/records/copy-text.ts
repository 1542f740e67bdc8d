/**
 * Puts a text on the clipboard; false where the browser refused. By the command of old and not by `navigator.clipboard`:
 * that asks for a permission, and the desktop window grants none to anybody.
 */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', put, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', put)
  return isDone
}
