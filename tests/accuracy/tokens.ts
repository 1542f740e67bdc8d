const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)'

/** What a wrong letter makes false: amounts, percentages, dates, telephone and company numbers, references to clauses. */
const TOKEN = new RegExp(
  [
    String.raw`\d{1,2}[./]\d{1,2}[./]\d{2,4}`,
    String.raw`\d{1,2} (?:${MONTHS}) \d{4}`,
    String.raw`[₪$£€] ?\d+(?:[.,]\d+)*`,
    String.raw`\d+(?:[.,]\d+)* ?(?:₪|ש"ח|%)`,
    String.raw`\+?\d+(?:[- ]\d+)*-\d+`,
    String.raw`\d+(?:\.\d+)+(?:\([א-תa-z]{1,4}\))*`,
    String.raw`\d+[A-Zא-ת]?(?:\([א-תa-z\d]{1,4}\))+`,
    String.raw`\d{1,3}(?:,\d{3})+`,
  ].join('|'),
  'gu',
)

export const tokensOf = (text: string): string[] => [...text.matchAll(TOKEN)].map(([token]) => token)

/** Those of `wanted` that `found` hasn't, each as often as it is short of it. */
export function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const token of found) left.set(token, (left.get(token) ?? 0) + 1)
  return wanted.filter((token) => {
    const count = left.get(token) ?? 0
    left.set(token, count - 1)
    return count <= 0
  })
}
