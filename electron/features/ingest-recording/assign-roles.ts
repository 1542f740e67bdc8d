import type { SpeakerBasis, SpeakerRole } from '../../../shared/contract/ingest-recording.ts'
import { type Channel, type ChannelActivity, dominantChannel } from './channel-energy.ts'
import { type TranscriptSegment, withFlags } from './transcript-text.ts'

/** A segment whose speaker is known, with how; `unknown` by `none` otherwise. */
export interface AttributedSegment extends TranscriptSegment {
  readonly speaker: SpeakerRole
  readonly speakerBasis: SpeakerBasis
}

/** What is known of the call beside its transcript. */
export interface CallFacts {
  /** Null without audio. */
  readonly channels: number | null
  /** The agent's name, as the user or the recorder gave it. */
  readonly agent?: string | undefined
  /** Of a stereo recording; null or absent where the channels tell nothing (see channelActivity). */
  readonly turns?: ChannelActivity | null | undefined
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

/** The recorder's convention: the company's side on the left channel. */
const CHANNEL_ROLES: Readonly<Record<Channel, KnownRole>> = { left: 'agent', right: 'customer' }

/** Lower case, without vowel points, marks, brackets' content and punctuation: `דָּנָה (תמיכה)` and `דנה` are one. */
const normalise = (label: string): string =>
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
  const name = normalise(agent ?? '')
  if (name === '') return []
  const whole = labels.filter((label) => label === name)
  if (whole.length > 0) return whole
  const isOneName = (label: string) =>
    label === firstName(name) || (name === firstName(name) && firstName(label) === name)
  const first = labels.filter(isOneName)
  return first.length === 1 ? first : []
}

/** What each label of the transcript says of its speaker. */
function rolesByLabel(segments: readonly TranscriptSegment[], agent: string | undefined): Map<string, KnownRole> {
  const labels = [...new Set(segments.flatMap(({ label }) => (label === null ? [] : [normalise(label)])))]
  const roles = new Map<string, KnownRole>()
  for (const label of labels) {
    const role = roleByWord(label)
    if (role !== null) roles.set(label, role)
  }
  const named = labels.filter((label) => !roles.has(label))
  for (const label of labelsOfAgent(named, agent)) roles.set(label, 'agent')
  const known = [...roles.values()]
  const others = labels.filter((label) => !roles.has(label))
  const [other] = others
  // Two people on the line, and one is the agent: the other is the customer. Three would be a guess.
  if (other !== undefined && others.length === 1 && known.includes('agent') && !known.includes('customer')) {
    roles.set(other, 'customer')
  }
  return roles
}

function roleByChannel(segment: TranscriptSegment, { channels, turns }: CallFacts): KnownRole | null {
  if (channels !== 2 || !turns) return null
  const channel = dominantChannel(turns, segment.startMs, segment.endMs)
  return channel && CHANNEL_ROLES[channel]
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
 * Says who speaks in each segment: by the transcript's label where it tells (a role's name, the agent's own name, or
 * the one other person), else by the channel of a stereo recording (agent left, customer right), else unknown.
 * Where label and channel disagree the label stands and the segment is flagged `speaker-conflict`.
 */
export function assignRoles(segments: readonly TranscriptSegment[], call: CallFacts): AttributedSegment[] {
  const byLabel = rolesByLabel(segments, call.agent)
  return segments.map((segment) => {
    const role = segment.label === null ? null : (byLabel.get(normalise(segment.label)) ?? null)
    return attribute(segment, role, roleByChannel(segment, call))
  })
}
