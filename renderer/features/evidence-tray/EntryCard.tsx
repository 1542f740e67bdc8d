import { ActionIcon, Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { type Icon, IconFileText, IconMessages, IconTrash, IconWaveSine } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ContractRow } from '../../../shared/contract/customers.ts'
import type { ErrorCode } from '../../../shared/reply.ts'
import { formatBytes } from '../../i18n/format.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import { classOf, type Entry, type FileClass, nameOf } from './files.ts'
import { OutcomeNote } from './OutcomeNote.tsx'
import styles from './tray.module.css'
import type { Status, Tray } from './useTray.ts'

const CLASS_ICON: Record<FileClass, Icon> = {
  contract: IconFileText,
  recording: IconWaveSine,
  transcript: IconMessages,
}
const CLASSES = ['contract', 'recording', 'transcript'] as const
const DIRECTIONS = ['', 'in', 'out'] as const

interface CardProps {
  readonly entry: Entry
  readonly status: Status | undefined
  readonly tray: Tray
  readonly contracts: readonly ContractRow[]
}

const LOCKED = new Set<ErrorCode>(['pdf-encrypted', 'password-wrong'])

function ContractFields({ entry, status, tray, contracts }: CardProps) {
  const { t } = useTranslation()
  const inTray = tray.entries.filter(({ kind, id, amends }) => kind === 'contract' && id !== entry.id && amends === '')
  const options = [
    { value: '', label: t('tray.amendsNothing') },
    ...contracts.map(({ contractId, title }) => ({ value: contractId, label: title })),
    ...inTray.map((other) => ({ value: other.id, label: nameOf(other) })),
  ]
  return (
    <div className={styles.fields}>
      <DateInput
        label={t('tray.signedOn')}
        value={entry.signedOn}
        onChange={(signedOn) => tray.change(entry.id, { signedOn })}
      />
      <NativeSelect
        label={t('tray.amends')}
        data={options}
        value={entry.amends}
        onChange={(event) => tray.change(entry.id, { amends: event.currentTarget.value })}
      />
      {status?.state === 'failed' && LOCKED.has(status.refusal.code) && (
        <PasswordInput
          label={t('password.label')}
          description={t('password.hint')}
          value={entry.password}
          autoComplete="off"
          onChange={(event) => tray.change(entry.id, { password: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

function CallFields({ entry, tray }: CardProps) {
  const { t } = useTranslation()
  const toDirection = (value: string) => DIRECTIONS.find((direction) => direction === value) ?? ''
  return (
    <div className={styles.fields}>
      <DateInput
        withTime
        label={t('tray.startedAt')}
        value={entry.startedAt}
        onChange={(startedAt) => tray.change(entry.id, { startedAt })}
      />
      <TextInput
        label={t('tray.agent')}
        maxLength={200}
        value={entry.agent}
        onChange={(event) => tray.change(entry.id, { agent: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('tray.direction')}
        data={DIRECTIONS.map((value) => ({
          value,
          label: t(value === '' ? 'tray.directionUnknown' : `direction.${value}`),
        }))}
        value={entry.direction}
        onChange={(event) => tray.change(entry.id, { direction: toDirection(event.currentTarget.value) })}
      />
    </div>
  )
}

function Names({ entry, tray, fixed }: { entry: Entry; tray: Tray; fixed: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const bytes = (entry.file ?? entry.transcript)?.size ?? 0
  return (
    <div className={styles.names}>
      <div>
        <Ltr className={styles.name}>{nameOf(entry)}</Ltr>
        <span className={styles.bytes}>
          <Own>{formatBytes(bytes, locale)}</Own>
        </span>
      </div>
      {entry.file && entry.transcript && (
        <div className={styles.joined}>
          <IconMessages size={14} aria-hidden />
          <span>{t('tray.withTranscript')}</span>
          <Ltr>{entry.transcript.name}</Ltr>
          {!fixed && (
            <Button variant="subtle" size="compact-xs" onClick={() => tray.separate(entry.id)}>
              {t('tray.separate')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** One file or call in the tray: what it is taken for, what may be said about it, and how its adding goes. */
export function EntryCard(props: CardProps) {
  const { entry, status, tray } = props
  const { t } = useTranslation()
  const taken = classOf(entry)
  const ClassIcon = CLASS_ICON[taken]
  const fixed = status?.state === 'working' || status?.state === 'done'
  const toClass = (value: string) => CLASSES.find((one) => one === value) ?? taken
  return (
    <li className={styles.entry} data-state={status?.state} aria-label={nameOf(entry)}>
      <div className={styles.entryHead}>
        <ClassIcon size={24} stroke={1.5} aria-hidden />
        <Names entry={entry} tray={tray} fixed={fixed} />
        {!fixed && (
          <>
            <NativeSelect
              aria-label={t('tray.kind')}
              size="xs"
              value={taken}
              data={CLASSES.map((value) => ({ value, label: t(`tray.class.${value}`) }))}
              onChange={(event) => tray.reclass(entry.id, toClass(event.currentTarget.value))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('tray.remove')}
              onClick={() => tray.remove(entry.id)}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </>
        )}
        {status?.state === 'working' && (
          <Button variant="subtle" size="compact-sm" onClick={() => tray.cancel(entry.id)}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      {!fixed && (entry.kind === 'contract' ? <ContractFields {...props} /> : <CallFields {...props} />)}
      {status && (
        <div className={styles.result}>
          {status.state === 'working' && <ProgressLine progress={status.progress} label={t('progress.waiting')} />}
          {status.state === 'failed' && <ErrorNote error={status.refusal} />}
          {status.state === 'done' && <OutcomeNote outcome={status.outcome} />}
        </div>
      )}
    </li>
  )
}
