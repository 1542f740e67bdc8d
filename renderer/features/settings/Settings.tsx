import { Button, NumberInput, Switch } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Limits, Settings as VaultSettings } from '../../../shared/contract/settings.ts'
import { useOperation, useRead } from '../../queries.ts'
import { Answer, ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'
import { useUnsaved } from '../../unsaved.ts'
import styles from './settings.module.css'

/** Each limit with its range, as the contract has it. */
const LIMITS: readonly (readonly [keyof Limits, number, number])[] = [
  ['fileMegabytes', 1, 4000],
  ['pages', 1, 20_000],
  ['pictureMegapixels', 1, 1000],
  ['unpackedMegabytes', 1, 4000],
  ['recordingMegabytes', 1, 100_000],
  ['transcriptMegabytes', 1, 500],
]

function Form({ settings }: { settings: VaultSettings }) {
  const { t } = useTranslation()
  const save = useOperation('changeSettings')
  const [draft, setDraft] = useState(settings)
  const changed = (Object.keys(draft) as (keyof VaultSettings)[]).filter((name) => draft[name] !== settings[name])
  useUnsaved(changed.length > 0)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save.mutate({ input: Object.fromEntries(changed.map((name) => [name, draft[name]])) })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <Switch
        label={t('settings.recognise')}
        description={t('settings.recogniseHint')}
        checked={draft.recognise}
        onChange={(event) => setDraft({ ...draft, recognise: event.currentTarget.checked })}
      />
      <div className={styles.limits}>
        {LIMITS.map(([name, min, max]) => (
          <NumberInput
            key={name}
            label={t(`settings.${name}`)}
            min={min}
            max={max}
            allowDecimal={false}
            clampBehavior="blur"
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: Number(value) || settings[name] })}
          />
        ))}
      </div>
      {save.error && <ErrorNote error={save.error} />}
      <div className={ui.formActions}>
        <Button type="submit" variant="default" disabled={changed.length === 0} loading={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}

/** What is read and how large it may be. */
export function Settings() {
  const query = useRead('showSettings', {})
  return <Answer query={query}>{(settings) => <Form key={JSON.stringify(settings)} settings={settings} />}</Answer>
}
