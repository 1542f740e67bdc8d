import type { AcceptedLabel, LabelledLine } from './assign-labels.ts'

/**
 * Words that close a contract, told by their place: behind the last clause of the body or of an annex nothing is left to
 * come but signatures. The same words, or a blank to fill in, between two clauses belong to the first of them.
 */

/** A blank to be filled in by hand. */
const BLANK = /_{4,}|\.{8,}|…{3,}/
/** What is written where a contract is signed. Hebrew words may carry prefixes. */
const SIGNING =
  /(?:^|[\s("])[ובהל]{0,2}(?:חתימ(?:ת|ה|ות)|חתומים|חתום|נחת(?:ם|מה|מו)|חתמו|חותמת|הח["״']מ|בכבוד רב|בברכה)(?![א-ת])|^(?:בשם|מטעם|עבור)\s[^.;]{2,40}:|\b(?:signed|signature|sincerely|faithfully|regards|duly authori[sz]ed|in witness)\b|^(?:for|on behalf of)\s[^.;]{2,40}:/i
/** One party and who signs for it. */
const SIGNATORY = /^[^;]{2,90}[:.,]\s(?:By:|.{0,120}?באמצעות\s)/
/** A longer paragraph speaks of signing and is not the place for it. */
const LONGEST = 200

/** Places of the lines with which closing words begin. */
export function closingLines(
  lines: readonly LabelledLine[],
  labels: readonly (readonly AcceptedLabel[])[],
): ReadonlySet<number> {
  const found = new Set<number>()
  let opener: number | null = null
  lines.forEach((line, i) => {
    const [label] = labels[i]!
    if (label !== undefined) {
      // What follows is no tail, unless it is an annex, which begins anew.
      if (opener !== null && label.reading.parts[0].style === 'annex') found.add(opener)
      opener = null
    } else if (opener === null && line.role === 'text' && line.start === 'sure' && opensClosing(lines, labels, i)) {
      opener = i
    }
  })
  if (opener !== null) found.add(opener)
  return found
}

function opensClosing(
  lines: readonly LabelledLine[],
  labels: readonly (readonly AcceptedLabel[])[],
  at: number,
): boolean {
  const end = lines.findIndex((line, i) => i > at && (line.start === 'sure' || labels[i]!.length > 0))
  const paragraph = lines.slice(at, end < 0 ? undefined : end).map(({ line }) => line.text)
  const text = paragraph.join(' ')
  return text.length <= LONGEST && (BLANK.test(text) || SIGNATORY.test(text) || speaksOfSigning(text))
}

/** Whether a short text is what stands at the end of a contract or of a letter. */
export const speaksOfSigning = (text: string): boolean => SIGNING.test(text)
