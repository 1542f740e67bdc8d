import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from '@cantoo/fontkit'

/**
 * Heebo (OFL): Hebrew with niqqud, Latin, digits and ₪ in one family, so that a mixed line never changes typeface.
 * Static TrueType on purpose: subsetting a variable or CFF font is where PDF libraries go wrong.
 */
const FILES = {
  regular: '@expo-google-fonts/heebo/400Regular/Heebo_400Regular.ttf',
  medium: '@expo-google-fonts/heebo/500Medium/Heebo_500Medium.ttf',
  bold: '@expo-google-fonts/heebo/700Bold/Heebo_700Bold.ttf',
} as const

export type Weight = keyof typeof FILES
export const WEIGHTS = Object.keys(FILES) as readonly Weight[]
export type Faces = Readonly<Record<Weight, Font>>

const resolve = createRequire(import.meta.url).resolve

const openFace = (file: string): Font => {
  const font = create(readFileSync(resolve(file)))
  if (!('layout' in font)) throw new TypeError(`${file} is a collection, not one font`)
  return font
}

/**
 * Opens the three weights afresh. Afresh for every document, because fontkit remembers for each glyph the characters
 * it first stood for: a shared font would make a document's bytes depend on the documents drawn before it.
 */
export const openFaces = (): Faces => ({
  regular: openFace(FILES.regular),
  medium: openFace(FILES.medium),
  bold: openFace(FILES.bold),
})
