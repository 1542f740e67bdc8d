import type { SpeakerBasis, SpeakerRole } from '../../shared/contract/ingest-recording.ts'
import { type Channel, type ChannelActivity, dominantChannel } from '../audio/channel-energy.ts'
import { type TranscriptSegment, withFlags } from './transcript-text.ts'

/** A segment whose speaker is known, with how; `unknown` by `none` otherwise. */
export interface AttributedSegment extends TranscriptSegment {
  readonly speaker: SpeakerRole
  readonly speakerBasis: SpeakerBasis
}

/** Whose voice each channel of a stereo recording carries. */
export type ChannelRoles = Readonly<Record<Channel, SpeakerRole>>

/** What is known of the call beside its transcript. */
export interface CallFacts {
  /** 2 for a pair of one-sided files, too; null without audio. */
  readonly channels: number | null
  /** The agent's name, as the user or the recorder gave it. */
  readonly agent?: string | undefined
  /**
   * Of a stereo recording or a pair of one-sided files; null or absent where the channels tell nothing (one sound on
   * both, one of them silent).
   */
  readonly turns?: ChannelActivity | null | undefined
  /** As the call's source is set; agent left and customer right where not given. */
  readonly roles?: ChannelRoles | undefined
  /** Whom somebody named once for the call's source: label → role, `unknown` for neither of the two. */
  readonly labels?: Readonly<Record<string, SpeakerRole>> | undefined
}

type KnownRole = Exclude<SpeakerRole, 'unknown'>

const ROLE_WORDS: Readonly<Record<KnownRole, readonly string[]>> = {
  agent: [
    ...['agent', 'rep', 'representative', 'support', 'operator'],
    ...['נציג', 'נציגה', 'נציגת', 'מוקדן', 'מוקדנית', 'סוכן', 'סוכנת'],
    ...['נציג שירות', 'נציגת שירות', 'customer service', 'service representative', 'sales representative'],
  ],
  customer: ['customer', 'client', 'caller', 'לקוח', 'לקוחה', 'פונה', 'מתקשר', 'מתקשרת'],
}

/** The recorders' common convention: the company's side on the left channel. */
const CHANNEL_ROLES: ChannelRoles = { left: 'agent', right: 'customer' }
/** By a transcript's own number of the channel. */
const CHANNELS: readonly Channel[] = ['left', 'right']

/** Lower case, without vowel points, marks, brackets' content and punctuation: `דָּנָה (תמיכה)` and `דנה` are one. */
export const normaliseLabel = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .join(' ')

const ROLES = Object.keys(ROLE_WORDS) as KnownRole[]

function roleByWord(label: string): KnownRole | null {
  // "Agent 2" is an agent, and the Hebrew article is part of the word: הלקוח is "the customer".
  const word = label.replace(/\s*\p{N}+$/u, '')
  const forms = [word, word.replace(/^ה/, '')]
  return ROLES.find((role) => forms.some((form) => ROLE_WORDS[role].includes(form))) ?? null
}

const firstName = (name: string): string => name.split(' ')[0] ?? ''

/** The labels that are the agent's name: the whole name if any is, else his first name if only one label has it. */
function labelsOfAgent(labels: readonly string[], agent: string | undefined): readonly string[] {
  const name = normaliseLabel(agent ?? '')
  if (name === '') return []
  const whole = labels.filter((label) => label === name)
  if (whole.length > 0) return whole
  const isOneName = (label: string) =>
    label === firstName(name) || (name === firstName(name) && firstName(label) === name)
  const first = labels.filter(isOneName)
  return first.length === 1 ? first : []
}

/** The roles that somebody gave labels of this source, of labels written in any way. */
const remembered = (labels: CallFacts['labels']): Map<string, SpeakerRole> =>
  new Map(Object.entries(labels ?? {}).map(([label, role]) => [normaliseLabel(label), role]))

/** What each label of the transcript says of its speaker: as somebody remembered it, by its words, by the agent's name. */
function rolesByLabel(
  segments: readonly TranscriptSegment[],
  { agent, labels: given }: CallFacts,
): ReadonlyMap<string, SpeakerRole> {
  const labels = [...new Set(segments.flatMap(({ label }) => (label === null ? [] : [normaliseLabel(label)])))]
  const named = remembered(given)
  const roles = new Map<string, SpeakerRole>()
  for (const label of labels) {
    const role = named.get(label) ?? roleByWord(label)
    if (role !== null) roles.set(label, role)
  }
  const unnamed = labels.filter((label) => !roles.has(label))
  for (const label of labelsOfAgent(unnamed, agent)) roles.set(label, 'agent')
  const known = [...roles.values()]
  const others = labels.filter((label) => !roles.has(label))
  const [other] = others
  // Two people on the line, and one is the agent: the other is the customer. Three would be a guess.
  if (other !== undefined && others.length === 1 && known.includes('agent') && !known.includes('customer')) {
    roles.set(other, 'customer')
  }
  return roles
}

/** The channel that a segment was heard on: as the engine says, which had it alone, else by which one is louder. */
function channelOf(segment: TranscriptSegment, { channels, turns }: CallFacts): Channel | null {
  if (segment.channel !== null) return CHANNELS[segment.channel] ?? null
  if (channels !== 2 || !turns) return null
  return dominantChannel(turns, segment.startMs, segment.endMs)
}

const knownOrNull = (role: SpeakerRole | undefined): KnownRole | null =>
  role === undefined || role === 'unknown' ? null : role

function roleByChannel(segment: TranscriptSegment, call: CallFacts): KnownRole | null {
  const channel = channelOf(segment, call)
  return channel && knownOrNull((call.roles ?? CHANNEL_ROLES)[channel])
}

function attribute(
  segment: TranscriptSegment,
  byLabel: KnownRole | null,
  byChannel: KnownRole | null,
): AttributedSegment {
  if (byLabel === null) {
    return { ...segment, speaker: byChannel ?? 'unknown', speakerBasis: byChannel === null ? 'none' : 'channel' }
  }
  const isDisputed = byChannel !== null && byChannel !== byLabel
  return withFlags<AttributedSegment>(
    { ...segment, speaker: byLabel, speakerBasis: 'label' },
    isDisputed ? ['speaker-conflict'] : [],
  )
}

/**
 * Says who speaks in each segment: by the transcript's label where it tells (as remembered for the source, a role's name,
 * the agent's own name, or the one other person), else by the channel, which the transcript states or a stereo recording
 * shows, else unknown. Where label and channel disagree the label stands and the segment is flagged `speaker-conflict`.
 */
export function assignRoles(segments: readonly TranscriptSegment[], call: CallFacts): AttributedSegment[] {
  const byLabel = rolesByLabel(segments, call)
  return segments.map((segment) => {
    const role = segment.label === null ? undefined : byLabel.get(normaliseLabel(segment.label))
    return attribute(segment, knownOrNull(role), roleByChannel(segment, call))
  })
}
