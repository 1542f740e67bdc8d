/** "clauses 8.1 and 8.2", "סעיפים 4.2, 4.3 ו-4.5": the word, then numbers in a row. */
const NUMBER = String.raw`\d+(?:\.\d+)*(?:\s?\([א-תa-z\d]{1,4}\))*`
const NEXT = String.raw`\s*(?:,|and|or|to|ו|או|עד)\s*-?\s*`
const REFERENCES = new RegExp(
  String.raw`(?:(?<!\p{L})[והבלמש]{0,3}סעי(?:ף|פים)(?:\s+קטן)?|\b(?:clauses?|sections?|paragraphs?))\s+(${NUMBER}(?:${NEXT}${NUMBER})*)`,
  'giu',
)

/** A clause's way without spaces, as references are written now with and now without them: `4.2(a)`. */
const compact = (path: string): string => path.replaceAll(/\s/g, '')

/** The clauses a text names by number, each once. */
export function referencesIn(text: string): string[] {
  const lists = [...text.matchAll(REFERENCES)].map(([, list]) => list!)
  const numbers = lists.flatMap((list) => list.match(new RegExp(NUMBER, 'giu')) ?? [])
  return [...new Set(numbers.map(compact))]
}

/** Whether a clause is the named one or stands under it: naming clause 4 names 4.2 (a) as well. */
export function isWithin(path: string, named: string): boolean {
  const own = compact(path)
  return own === named || (own.startsWith(named) && /^[.(]/u.test(own.slice(named.length)))
}

/** The way to the clause above: `4.2 (a)` stands under `4.2`, and that under `4`. Null at the top. */
export function parentPath(path: string): string | null {
  const parent = path.replace(/\s?\([^()]*\)$|\.[^.\s]+$/u, '')
  return parent === path || parent === '' ? null : parent
}
