import type { Direction } from '../../shared/contract/ingest-recording.ts'
import type { Clues } from './clues.ts'

/** How one system names the files of its recordings. The named groups are clues. */
export interface KnownName {
  readonly system: string
  /** Against the path from the source's folder, without the ending of the name and the side of a one-sided file. */
  readonly pattern: RegExp
  /** What such a name says beside its groups. */
  readonly direction?: Direction
  /** Clues that depend on what was caught. */
  readonly more?: (clues: Clues) => Clues
}

/** Paths are matched from a folder's beginning to the end. */
const name = (...parts: readonly string[]): RegExp => new RegExp(`(?:^|/)${parts.join('')}$`, 'iu')

const DATE = '(?<date>\\d{8})'
const TIME = '(?<time>\\d{6})'
/** Asterisk's own id of a call: the second it began (UTC), a counter, and before them the system's name if it has one. */
const UNIQUE_ID = '(?<callId>(?:[\\w.]+-)?(?<epoch>\\d{9,10})\\.\\d{1,10})'
/** FreePBX writes `${type}-${dest}-${from}-${date}-${time}-${uniqueid}`. */
const asterisk = (types: string, called = '(?<to>[^-/]*)'): RegExp =>
  name(`(?:${types})-${called}-(?<from>[^-/]*)-${DATE}-${TIME}-${UNIQUE_ID}`)
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const TELESIS = '[^_/]{1,16}_{1,8}(?<date>\\d{6})_(?<time>\\d{6})'
const PHONE = '[+()\\d][+()\\d .-]{5,24}'

const isDigits = (text: string | undefined): boolean => /^\d{2,6}$/.test(text ?? '')

/** Names of which the first that fits is taken: the more telling before the more general. */
export const KNOWN_NAMES: readonly KnownName[] = [
  // FreePBX, Issabel: the dialled number, then whose extension dialled it.
  { system: 'asterisk', pattern: asterisk('out'), direction: 'out' },
  // The number of ours that was called, then the caller's.
  { system: 'asterisk', pattern: asterisk('in|generic', '[^-/]*'), direction: 'in' },
  // The extension that was called from outside, then the caller's number.
  { system: 'asterisk', pattern: asterisk('external'), direction: 'in' },
  // Queues and ring groups: the caller is behind them, so a phone number there called in.
  {
    system: 'asterisk',
    pattern: asterisk('q|rg|queue', '(?<queue>[^-/]*)'),
    more: ({ from }) => (isDigits(from) ? { extension: from, from: undefined } : { direction: 'in' }),
  },
  // Who of the two is outside, only the numbers tell.
  { system: 'asterisk', pattern: asterisk('exten|force|internal|conf|page|ondemand|parked|yes|always|delayed|g') },
  // Recorded at a key press: `auto-1743042317-201-0541234567`.
  { system: 'asterisk', pattern: name('auto-(?<epoch>\\d{9,10})-(?<from>[^-/]*)-(?<to>[^-/]*)') },
  // FreePBX before 12, `OUT201-…` (whose extension), `q600-…`, and Elastix and its like without any number.
  { system: 'asterisk', pattern: name(`OUT(?<extension>\\d{2,6})-${DATE}-${TIME}-${UNIQUE_ID}`), direction: 'out' },
  { system: 'asterisk', pattern: name(`IN(?<extension>\\d{2,6})-${DATE}-${TIME}-${UNIQUE_ID}`), direction: 'in' },
  { system: 'asterisk', pattern: name(`[gq](?<queue>\\d{2,6})-${DATE}-${TIME}-${UNIQUE_ID}`) },
  { system: 'asterisk', pattern: name(`${DATE}-${TIME}-${UNIQUE_ID}`) },
  { system: 'asterisk', pattern: name(UNIQUE_ID) },
  {
    system: 'ringcentral',
    pattern: name(
      `${DATE}-${TIME}_(?:(?<extension>\\d{1,6})_)?(?<phone>[^_/]+)_(?<direction>Incoming|Outgoing)`,
      '_(?:Auto|OnDemand)_(?<callId>\\d+)',
    ),
  },
  {
    // The name in brackets is the first number's: an agent's only where that is an extension.
    system: '3cx',
    pattern: name('\\[(?<agent>[^\\]/]*)\\]_(?<from>[^-_/]*)-(?<to>[^_/]*)_(?<startedAt>\\d{14})\\((?<callId>\\d+)\\)'),
    more: ({ from, agent }) => ({ agent: isDigits(from) && agent !== from ? agent : undefined }),
  },
  {
    // Its folders say the hour (UTC), which is no moment; the metadata file beside it does.
    system: 'genesys-cloud',
    pattern: name(
      'year=\\d{4}/month=\\d{1,2}/day=\\d{1,2}/hour=\\d{1,2}/',
      `conversation_id=(?<callId>${UUID})/${UUID}(?:_metadata)?`,
    ),
  },
  // Telesis: the subscriber, the moment, `AI` or `AO`, the operator, the dialled number, the caller’s, its id.
  {
    system: 'telesis',
    pattern: name(`${TELESIS}_AI_[^_/]*_[^_/]*_(?<from>[^_/]*)_(?<callId>[0-9A-F]+)_[0-9A-F]{8}`),
    direction: 'in',
  },
  {
    system: 'telesis',
    pattern: name(`${TELESIS}_AO_[^_/]*_(?<to>[^_/]*)_[^_/]*_(?<callId>[0-9A-F]+)_[0-9A-F]{8}`),
    direction: 'out',
  },
  {
    // Basic Call Recorder: its clock states its offset; a conference has no direction.
    system: 'bcr',
    pattern: name(
      '(?<date>\\d{8})_(?<time>\\d{6}(?:\\.\\d{1,9})?)(?<offset>[+-]\\d{4}|Z)',
      '(?:_(?:(?<direction>in|out)|conference))?(?:_(?:sim)?[1-9])?(?:_(?<phone>\\+?[\\d() -]{3,24}))?(?:_[^/]*)?',
    ),
  },
  {
    // FULLDATE_CUSTPHONE, _AGENT after it: which of several more words is the agent, each installation sets.
    system: 'vicidial',
    pattern: name(`${DATE}-${TIME}_(?<phone>\\+?\\d{7,18})(?:_(?<agent>[^_/]+)|(?:_[^_/]+){2,5})?`),
  },
  {
    system: 'vicidial',
    pattern: name(`${DATE}-${TIME}_(?<agent>[^_/]+)_(?<phone>\\+?\\d{7,18})`),
  },
  {
    system: 'vicidial',
    pattern: name('(?<epoch>\\d{10})_(?<phone>\\+?\\d{7,18})(?:_(?<agent>[^_/]+)|(?:_[^_/]+){2,5})?'),
  },
  {
    // Samsung's telephone, whose agent nobody names: the other party is by number or by name.
    system: 'phone-app',
    pattern: name(
      `(?:Call recording|Voice call|הקלטת שיחה|הקלטה של שיחה) (?:(?<phone>${PHONE})|[^/]*)`,
      '_(?<date>\\d{6}|\\d{8})_(?<time>\\d{6})',
    ),
  },
  {
    // Xiaomi: `Dana(0541234567)_20230414215701`.
    system: 'phone-app',
    pattern: name(`[^/()]{0,100}\\((?<phone>\\+?[\\d -]{5,24})\\)_(?<startedAt>\\d{14})`),
  },
  {
    // Cube ACR: `2023-04-14 21-57-01 (phone) Dana (+972 54-123-4567) ↗`, its arrow the direction.
    system: 'phone-app',
    pattern: name(
      '(?<date>\\d{4}-\\d{2}-\\d{2}) (?<time>\\d{2}-\\d{2}-\\d{2}) \\(phone\\) [^/()]{0,100}',
      '(?:\\((?<phone>\\+?[\\d -]{5,24})\\))? ?(?<direction>[↙⬋↗⬈])?',
    ),
  },
  {
    // FusionPBX keeps nothing but the call's id in the name.
    system: 'freeswitch',
    pattern: name(`archive/\\d{4}/[A-Z][a-z]{2}/\\d{2}/(?<callId>${UUID})`),
  },
  {
    // MiaRec and other recorders whose names are templates: moment, caller, called, and perhaps an id.
    system: 'date-from-to',
    pattern: name(
      '(?<date>\\d{4}-?\\d{2}-?\\d{2})[ _T-]?(?<time>\\d{2}[-.:]?\\d{2}[-.:]?\\d{2})',
      '[_-](?<from>\\+?\\d{2,18})[_-](?<to>\\+?\\d{2,18})(?:[_-](?<callId>[\\w.@]{4,100}))?',
    ),
  },
  {
    // The day from its folders, the time and the number from the name.
    system: 'dated-folders',
    pattern: name(
      '(?<year>\\d{4})/(?<month>\\d{2})/(?<day>\\d{2})/(?<time>\\d{2}[-.:]?\\d{2}[-.:]?\\d{2})',
      '(?:[_-](?<phone>\\+?\\d{7,18}))?',
    ),
  },
]
