import type { Axis, Evidence } from '../shared/contract/check-claim.ts'
import type { CaseClaim } from '../shared/contract/dispute-case.ts'
import type { Output } from '../shared/contract.ts'
import type { Bilingual, Locale } from '../shared/units.ts'

/** First strong isolate and its end: a terminal that knows bidi keeps Hebrew and English lines apart. */
const isolated = (text: string): string => `\u2068${text}\u2069`

const WORDS: Record<'signed' | 'said' | 'proposed' | 'decided' | 'nothing', Bilingual> = {
  signed: { he: 'נחתם', en: 'Signed' },
  said: { he: 'נאמר', en: 'Said' },
  proposed: { he: 'הצעה', en: 'proposed' },
  decided: { he: 'הוכרע', en: 'decided' },
  nothing: { he: 'אין ציטוט', en: 'nothing to quote' },
}
const LONGEST = 110

/** A case as text: a block a claim, with both axes, what the engine proposed, what was decided, and the best quotes. */
export function claimTable({ customerName, title, claims }: Output<'showCase'>, locale: Locale): string {
  const heading = `${customerName}: ${title}`
  return [
    `\n${isolated(heading)}`,
    '─'.repeat(78),
    ...claims.map((claim, index) => block(claim, index + 1, locale)),
  ].join('\n')
}

function block({ text, finding, decision }: CaseClaim, position: number, locale: Locale): string {
  return [
    `${position}. ${isolated(`“${text}”`)}`,
    axis('signed', finding.signed, decision?.signed, locale),
    axis('said', finding.said, decision?.said, locale),
    `   → ${decision?.overall ?? finding.overall}\n`,
  ].join('\n')
}

function axis(
  name: 'signed' | 'said',
  { verdict, evidence }: Axis,
  decided: string | undefined,
  locale: Locale,
): string {
  const heading = `   ${WORDS[name][locale]}: ${WORDS.proposed[locale]} ${verdict}, ${WORDS.decided[locale]} ${decided ?? '–'}`
  const best = evidence.find((item) => item.stance !== 'context') ?? evidence[0]
  return `${isolated(heading)}\n      ${best ? quote(best) : WORDS.nothing[locale]}`
}

function quote(evidence: Evidence): string {
  const place = evidence.clauseNumber ?? `${evidence.speaker} ${time(evidence.startMs ?? 0)}`
  const letters = evidence.quote.replaceAll(/\s+/g, ' ')
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST)}…` : letters
  return isolated(`[${place}] “${short}”`)
}

const time = (ms: number): string => new Date(ms).toISOString().slice(11, 19)
