/** Stands where quoted letters stood, so that offsets hold and no word is read there. */
const HIDDEN = '_'

/** What a quotation mark may follow: a letter before it makes it gershayim (ש"ח) or an inch. */
const OPENS = String.raw`(?<![\p{L}\p{N}])`
const CLOSES = String.raw`(?![\p{L}\p{N}])`
/** Gershayim inside do not close it. */
const INSIDE = String.raw`(?:[^"]|(?<=\p{L})"(?=\p{L}))`
const QUOTED = new RegExp(`${OPENS}"(${INSIDE}+?)"${CLOSES}|${OPENS}'(?=\\S)([^'\\n]{1,300}?)'${CLOSES}`, 'gu')
/** New text that runs on into the next clause never closes here. */
const LEFT_OPEN = new RegExp(`(?<=(?:^|[:\\n])\\s*)"(${INSIDE}+)$`, 'u')

/** Days are defined in quotation marks: the "Effective Date", "יום התחילה". */
const NAMED_DAY = /^(?:the )?(?:effective date|commencement date|יום התחילה|מועד התחילה|המועד הקובע|היום הקובע)$/u

const hide = (whole: string, double?: string, single?: string): string => {
  const inside = double ?? single ?? ''
  return NAMED_DAY.test(inside.trim()) ? whole : whole.replace(inside, HIDDEN.repeat(inside.length))
}

/** A normalised text with what it quotes hidden: the new words of a clause, or the old ones, are no instructions. */
export function hideQuotes(normalised: string): string {
  const closed = normalised.replace(QUOTED, (whole, double?: string, single?: string) => hide(whole, double, single))
  return closed.replace(LEFT_OPEN, (whole, rest: string) => whole.replace(rest, rest.replaceAll(/[^\n]/gu, HIDDEN)))
}

/** The number that quoted new text begins with: `"9A. Parking`. */
const FIRST_LABEL = /"\s*(?:clause\s+|סעיף\s+)?(\d{1,3}(?:\.\d{1,3})*(?:[a-z]|[א-ת]'?)?)(?:[.)]|\s)/u

export const labelOfNewText = (normalised: string): string | null =>
  FIRST_LABEL.exec(normalised)?.[1]?.replaceAll("'", '') ?? null
