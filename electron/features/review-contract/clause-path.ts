/** A clause as far as naming it goes: its printed number and the full way to it. */
export interface Named {
  readonly number: string
  readonly path: string
}

const ANNEX = /^(?:נספח|תוספת|exhibit|annex|appendix|schedule|attachment)/iu
/** "7.2" says its chapter itself. */
const DOTTED = /^\d+\.\d/

/** Whether a clause is named by its number alone wherever it stands. */
export const isNamedAlone = ({ number, path }: Named): boolean => path === number && DOTTED.test(number)

/**
 * The full way to a clause printed with this number under that parent: "7.2 (ב)". A number that repeats its parent's
 * ("7.2" under "7", "4.1" under "ARTICLE IV") says it alone; an annex is always named.
 */
export function pathUnder(parent: Named | null, number: string): string {
  if (number === '' || parent === null || parent.number === '') return number
  if (number.startsWith(`${parent.number}.`))
    return parent.path.slice(0, parent.path.length - parent.number.length) + number
  const isChapter = /\p{L}{2,}/u.test(parent.number) && !ANNEX.test(parent.number)
  return isChapter && DOTTED.test(number) ? number : `${parent.path} ${number}`
}
