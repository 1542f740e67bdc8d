import type { ReadWarning } from '../contract-text.ts'

export type ActiveContent = 'JavaScript' | 'a command to launch a program' | 'embedded files' | 'an XFA form'

const NAMES: readonly (readonly [RegExp, ActiveContent])[] = [
  [/\/JavaScript\b|\/JS\s*[(<\d]/, 'JavaScript'],
  [/\/S\s*\/Launch\b/, 'a command to launch a program'],
  [/\/EmbeddedFiles?\b/, 'embedded files'],
  [/\/XFA\s*[[\d]/, 'an XFA form'],
]

/** @param objects PDF objects as written, without their streams */
export function activeIn(objects: string): ActiveContent[] {
  // A name may hide its letters: "/J#61vaScript".
  const plain = objects.includes('#')
    ? objects.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : objects
  return NAMES.flatMap(([pattern, content]) => (pattern.test(plain) ? [content] : []))
}

export function activeWarnings(active: readonly ActiveContent[]): ReadWarning[] {
  if (active.length === 0) return []
  const list = new Intl.ListFormat('en').format(active)
  const found = {
    code: 'pdf-active-content',
    message: `This PDF holds ${list}. Nothing of it was run or opened; only what its pages print was read.`,
  }
  const form = {
    code: 'pdf-form-not-read',
    message:
      'This PDF is an XFA form: what is filled into it is not on its pages and was not read. Print it as a PDF, then add that.',
  }
  return active.includes('an XFA form') ? [found, form] : [found]
}
