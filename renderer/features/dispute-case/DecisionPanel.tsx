import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseClaim, Decision } from '../../../shared/contract/dispute-case.ts'
import { DecidedVerdict, overallOf } from '../../../shared/verdict.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useOperation } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Own } from '../../ui/text.tsx'
import { OverallChip } from '../../ui/verdict.tsx'
import { useUnsaved } from '../../unsaved.ts'
import type { AxisName } from '../check-claim/AxisColumn.tsx'
import styles from './case.module.css'

/** A decision being made. Nothing is chosen for the person: the proposal stands beside the form, not in it. */
interface Draft {
  readonly signed: DecidedVerdict | ''
  readonly said: DecidedVerdict | ''
  readonly note: string
  readonly by: string
}

function AxisChoice({
  name,
  value,
  onChange,
}: {
  name: AxisName
  value: DecidedVerdict | ''
  onChange: (value: DecidedVerdict) => void
}) {
  const { t } = useTranslation()
  return (
    <div>
      <p className={styles.fieldLabel} id={`decision-${name}`}>
        {t(`decision.${name}`)}
      </p>
      <SegmentedControl<DecidedVerdict | ''>
        fullWidth
        size="xs"
        aria-labelledby={`decision-${name}`}
        value={value}
        onChange={(chosen) => chosen !== '' && onChange(chosen)}
        data={DecidedVerdict.options.map((verdict) => ({ value: verdict, label: t(`verdict.${verdict}`) }))}
      />
    </div>
  )
}

function Past({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <li className={styles.past}>
      <OverallChip overall={decision.overall} />
      <div className={styles.pastMeta}>
        <span>
          {t('axis.signed')}: {t(`verdict.${decision.signed}`)}
        </span>
        <span>
          {t('axis.said')}: {t(`verdict.${decision.said}`)}
        </span>
      </div>
      {decision.note && <p dir="auto">{decision.note}</p>}
      <div className={styles.pastMeta}>
        <Own>{decision.by}</Own>
        <span>{formatInstant(decision.at, locale)}</span>
      </div>
    </li>
  )
}

function Decisions({ title, decisions }: { title: string; decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null
  return (
    <section className={styles.history} aria-label={title}>
      <h3 className={styles.historyTitle}>{title}</h3>
      <ul>
        {decisions.map((decision) => (
          <Past key={`${decision.at} ${decision.by}`} decision={decision} />
        ))}
      </ul>
    </section>
  )
}

function Result({ draft: { signed, said } }: { draft: Draft }) {
  const { t } = useTranslation()
  return (
    <div className={styles.result} role="status">
      {signed !== '' && said !== '' ? (
        <>
          {t('decision.result')} <OverallChip overall={overallOf(signed, said)} />
        </>
      ) : (
        t('decision.chooseBoth')
      )}
    </div>
  )
}

function DecisionForm({ claim, person }: { claim: CaseClaim; person: string }) {
  const { t } = useTranslation()
  const blank: Draft = { signed: '', said: '', note: '', by: person }
  const [draft, setDraft] = useState(blank)
  const [tried, setTried] = useState(false)
  const decide = useOperation('decideClaim')
  useUnsaved(draft.note.trim() !== '' || draft.signed !== '' || draft.said !== '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const { signed, said, note, by } = draft
    if (signed === '' || said === '' || by.trim() === '') return
    const input = { claim: claim.claimId, signed, said, note: note.trim(), by: by.trim() }
    decide.mutate(
      { input },
      {
        onSuccess: () => {
          setDraft({ ...blank, by: by.trim() })
          setTried(false)
        },
      },
    )
  }
  return (
    <form className={styles.stack} onSubmit={submit} noValidate aria-label={t('decision.title')}>
      <AxisChoice name="signed" value={draft.signed} onChange={(signed) => setDraft({ ...draft, signed })} />
      <AxisChoice name="said" value={draft.said} onChange={(said) => setDraft({ ...draft, said })} />
      <Result draft={draft} />
      <Textarea
        label={t('decision.note')}
        description={t('decision.noteHint')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
      />
      <TextInput
        label={t('decision.by')}
        maxLength={200}
        value={draft.by}
        error={tried && draft.by.trim() === '' && t('form.required')}
        onChange={(event) => setDraft({ ...draft, by: event.currentTarget.value })}
      />
      {decide.error && <ErrorNote error={decide.error} />}
      <Button type="submit" fullWidth disabled={draft.signed === '' || draft.said === ''} loading={decide.isPending}>
        {t(claim.decision ? 'decision.again' : 'decision.record')}
      </Button>
    </form>
  )
}

/** The person's part: a decision on both axes, the one in force, and those before it. */
export function DecisionPanel({ claim, person }: { claim: CaseClaim; person: string }) {
  const { t } = useTranslation()
  return (
    <aside className={styles.side} aria-label={t('decision.title')}>
      <div className={styles.decision}>
        <h2 className={styles.decisionTitle}>{t('decision.title')}</h2>
        <Decisions title={t('decision.current')} decisions={claim.decision ? [claim.decision] : []} />
        <p className={styles.decisionText}>{t('decision.text')}</p>
        <DecisionForm claim={claim} person={person} />
        <Decisions title={t('decision.earlier')} decisions={claim.history} />
      </div>
    </aside>
  )
}
