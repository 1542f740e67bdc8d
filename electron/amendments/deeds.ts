import type { AmendmentEffect } from '../../shared/contract/in-force.ts'
import * as words from './instruction-words.ts'
import type { Reference } from './references.ts'
import type { Statement } from './statements.ts'

/** What is done to a clause, and to how much of it. */
export interface Deed {
  readonly effect: AmendmentEffect
  /** `part`: some words of the clause, or on a condition; the old clause can no longer be taken as it stands. */
  readonly reach: 'whole' | 'part'
  /** "Amended as follows:" may open the new text or a list of instructions. */
  readonly isOpener?: true
}

export const ADDS: Deed = { effect: 'adds', reach: 'whole' }

/** The words on both sides of a mention, as far as the next mentions. */
export interface Place {
  readonly lead: string
  readonly follow: string
  readonly isWithin: boolean
}

export function placeOf(text: string, mentions: readonly Reference[], index: number): Place {
  const { span, prefix } = mentions[index]!
  const lead = text.slice(mentions[index - 1]?.span[1] ?? 0, span[0]) + prefix
  const follow = text.slice(span[1], mentions[index + 1]?.span[0])
  const ofTheWhole = lead.replace(words.OF_THE_WHOLE, '')
  // "Deletion of clause 7": the same "of" as in "the second line of clause 7".
  const isDone = [words.REPLACES_LEAD, words.REMOVES_LEAD, words.ADDS_LEAD].some((done) => done.test(lead))
  const isWithin = ofTheWhole === lead && words.WITHIN.test(lead) && !isDone
  return {
    lead: ofTheWhole,
    follow,
    isWithin: isWithin && (/^[a-z]/u.test(text[span[0]]!) || prefix !== '' || /של\s*$/u.test(lead)),
  }
}

/** What is done to a clause, from the words right before and right after its number. */
export function deedOf({ lead, follow, isWithin }: Place, { bare, unquoted }: Statement): Deed | null {
  if (words.OF_THIS_DOCUMENT.test(follow) || words.ASIDE.test(lead) || words.NEW_TEXT_LEAD.test(lead)) return null
  if (words.AMENDS_LEAD.test(lead)) return { effect: 'replaces', reach: 'part' }
  if (isWithin) return partDeed(bare)
  if (words.ANCHOR.test(lead)) return null
  const isReplaced =
    words.REPLACES_LEAD.test(lead) || words.REPLACES_FOLLOW.test(follow) || isSubstitutedFor(lead, follow)
  if (isReplaced) return replacing(lead, bare)
  if (words.REMOVES_LEAD.test(lead) || words.REMOVES_FOLLOW.test(follow)) return removing(follow, bare)
  if (words.ADDS_LEAD.test(lead) || words.ADDS_FOLLOW.test(follow)) return isInPlace(bare) ? null : ADDS
  if (words.AMENDS_FOLLOW.test(follow)) return amending(follow, bare, unquoted)
  if (words.STAYS.test(follow)) return null
  return words.CHANGES.test(lead.slice(-60) + follow) ? { effect: 'replaces', reach: 'part' } : null
}

const isSubstitutedFor = (lead: string, follow: string): boolean =>
  /(?:^|[,.:;]\s*|\s)for\s*$/u.test(lead) && /substitut/u.test(follow)

/** "The words "30 days" of clause 4": only a part, though the sentence says "replaced". */
const replacing = (lead: string, bare: string): Deed => ({
  effect: 'replaces',
  reach: words.A_PART.test(lead) || isOnlyInPart(bare) ? 'part' : 'whole',
})

const isOnlyInPart = (bare: string): boolean => /(?:in\s+part|partially|partly|באופן\s+חלקי|חלקית)(?!\p{L})/u.test(bare)

function removing(follow: string, bare: string): Deed {
  if (words.THEN_REPLACED.test(bare)) return { effect: 'replaces', reach: 'whole' }
  // "No longer applies to holiday homes" leaves it standing for the rest.
  const isForSome =
    /(?:apply|applies|force|effect|עוד|לחול)\s+(?:to|in\s+respect\s+of|with\s+regard\s+to|for|על|לגבי|ביחס)(?!\p{L})/u.test(
      follow,
    )
  return { effect: 'removes', reach: isForSome || isOnlyInPart(bare) ? 'part' : 'whole' }
}

const isInPlace = (bare: string): boolean =>
  /(?<!\p{L})(?:במקום|in\s+place\s+of|instead\s+of|replac\p{L}+)(?!\p{L})/u.test(bare)

function amending(follow: string, bare: string, unquoted: string): Deed {
  const rest = follow.replace(words.AMENDS_FOLLOW, '')
  const behind = unquoted.slice(bare.indexOf(follow) + follow.length)
  const isWhole = words.READS_AS.test(rest) && !words.A_PART.test(rest + behind) && !/"\s*$/u.test(rest)
  return { effect: 'replaces', reach: isWhole ? 'whole' : 'part', isOpener: true }
}

function partDeed(bare: string): Deed | null {
  if (!words.CHANGES.test(bare)) return null
  const isAddition = words.INSERTS.test(bare) && !words.TAKES_OUT.test(bare)
  return { effect: isAddition ? 'adds' : 'replaces', reach: 'part' }
}
