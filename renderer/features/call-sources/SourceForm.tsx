import { Button, NativeSelect, Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallSource } from '../../../shared/contract/call-source.ts'
import { SpeakerRole } from '../../../shared/contract/ingest-recording.ts'
import { useOperation } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import ui from '../../ui/ui.module.css'
import { ToldFault } from '../ingest-calls/ToldFault.tsx'
import styles from './call-sources.module.css'
import { PatternHelp } from './PatternHelp.tsx'
import { SourceLabels } from './SourceLabels.tsx'
import { SourcePreview } from './SourcePreview.tsx'
import { draftOf, fieldsOf, isChanged, type SourceDraft, timeZones } from './source-draft.ts'

interface FieldsProps {
  readonly draft: SourceDraft
  readonly onChange: (change: Partial<SourceDraft>) => void
}

function Channels({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const roles = SpeakerRole.options.map((value) => ({ value, label: t(`speaker.${value}`) }))
  const roleOf = (value: string) => SpeakerRole.catch('unknown').parse(value)
  return (
    <fieldset className={styles.channels}>
      <legend>{t('sources.channels')}</legend>
      <NativeSelect
        label={t('sources.left')}
        data={roles}
        value={draft.leftChannel}
        onChange={(event) => onChange({ leftChannel: roleOf(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('sources.right')}
        data={roles}
        value={draft.rightChannel}
        onChange={(event) => onChange({ rightChannel: roleOf(event.currentTarget.value) })}
      />
      <p className={styles.hint}>{t('sources.channelsHint')}</p>
    </fieldset>
  )
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('sources.name')}
        description={t('sources.nameHint')}
        value={draft.name}
        maxLength={200}
        withAsterisk
        data-autofocus
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        label={t('sources.timeZone')}
        description={t('sources.timeZoneHint')}
        searchable
        allowDeselect={false}
        data={timeZones(draft.timeZone)}
        value={draft.timeZone}
        onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
      />
      <Channels draft={draft} onChange={onChange} />
      <TextInput
        label={t('sources.pattern')}
        description={t('sources.patternHint')}
        attributes={{ input: { dir: 'ltr' } }}
        classNames={{ input: styles.mono ?? '' }}
        value={draft.pattern}
        maxLength={1000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange({ pattern: event.currentTarget.value })}
      />
    </>
  )
}

/** Adds a source of calls, or changes one. Calls taken in before stay as they are. */
export function SourceForm({ source, onClose }: { source: CallSource | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [before] = useState(() => draftOf(source))
  const [draft, setDraft] = useState(before)
  const add = useOperation('addCallSource')
  const change = useOperation('changeCallSource')
  const isReady = draft.name.trim() !== '' && isChanged(before, draft)
  const error = add.error ?? change.error
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isReady) return
    if (source === null) add.mutate({ input: fieldsOf(draft) }, { onSuccess: onClose })
    else change.mutate({ input: { source: source.sourceId, ...fieldsOf(draft) } }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(source === null ? 'sources.add' : 'sources.changeTitle')}
      dirty={isChanged(before, draft)}
      size="xl"
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate className={ui.fields}>
        <Fields draft={draft} onChange={(fields) => setDraft({ ...draft, ...fields })} />
        <PatternHelp />
        <SourcePreview pattern={draft.pattern} timeZone={draft.timeZone} />
        {source && <SourceLabels labels={source.labels} />}
        {source && <p className={styles.hint}>{t('sources.before')}</p>}
        {error && <ToldFault error={error} code="pattern-invalid" />}
        <div className={ui.formActions}>
          <Button type="submit" disabled={!isReady} loading={add.isPending || change.isPending}>
            {t(source === null ? 'sources.addAction' : 'common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
