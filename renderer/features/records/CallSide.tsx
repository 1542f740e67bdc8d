import { Button } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Hash, Ltr, Own } from '../../ui/text.tsx'
import { CallFacts } from './CallFacts.tsx'
import styles from './call.module.css'
import type { Call } from './call.ts'
import { SpeechShares } from './SpeechShares.tsx'
import { soundFormat } from './sound-format.ts'
import { Transcribe } from './Transcribe.tsx'
import { WhoIsWho } from './WhoIsWho.tsx'
import { WhoseCall } from './WhoseCall.tsx'

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.partTitle}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What made the transcript that is shown, and which version of it this is. */
function Transcription({ of, onHistory }: { of: NonNullable<Call['transcription']>; onHistory: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const language = of.language && new Intl.DisplayNames([locale], { type: 'language' }).of(of.language)
  return (
    <>
      <dl className={styles.facts}>
        <Pair name={t('transcribe.version')}>
          {of.version === 1 ? t('transcribe.first') : t('transcribe.corrected', { version: of.version })}
        </Pair>
        {of.engine && (
          <Pair name={t('transcribe.engine')}>
            <Ltr>{of.engine}</Ltr>
          </Pair>
        )}
        {of.model && (
          <Pair name={t('transcribe.model')}>
            <Ltr>{of.model}</Ltr>
          </Pair>
        )}
        {language && <Pair name={t('transcribe.language')}>{language}</Pair>}
        <Pair name={t('transcribe.format')}>
          <Ltr>{of.format}</Ltr>
        </Pair>
        <Pair name={t('transcribe.at')}>{formatInstant(of.at, locale)}</Pair>
        <Pair name="SHA-256">
          <Hash sha256={of.sha256} short />
        </Pair>
      </dl>
      <Button size="compact-sm" variant="default" mt="xs" onClick={onHistory}>
        {t('review.history')}
      </Button>
    </>
  )
}

function Sound({ call }: { call: Call }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <dl className={styles.facts}>
      {call.name && (
        <Pair name={t('call.file')}>
          <Ltr>{call.name}</Ltr>
        </Pair>
      )}
      <Pair name={t('call.format')}>
        <Ltr>{soundFormat(call)}</Ltr>
      </Pair>
      {call.sampleRate !== null && (
        <Pair name={t('call.sampleRate')}>
          <Own>{t('call.hertz', { rate: formatNumber(call.sampleRate, locale) })}</Own>
        </Pair>
      )}
      {call.channels !== null && <Pair name={t('call.sides')}>{t('call.channels', { count: call.channels })}</Pair>}
      {[call.sha256, call.otherSha256].map(
        (sha256) =>
          sha256 && (
            <Pair key={sha256} name="SHA-256">
              <Hash sha256={sha256} short />
            </Pair>
          ),
      )}
    </dl>
  )
}

/** Beside the transcript: whose call it is, who speaks, what is known of it and what made its words. */
export function CallSide({
  call,
  onHear,
  onHistory,
}: {
  call: Call
  onHear: ((span: { readonly startMs: number; readonly endMs: number }) => void) | undefined
  onHistory: () => void
}) {
  const { t } = useTranslation()
  return (
    <aside className={styles.side} aria-label={t('call.about')}>
      <Part title={t('call.whose')}>
        <WhoseCall call={call} />
      </Part>
      {call.transcript.length > 0 && (
        <Part title={t('reviewTranscript.whoIsWho')}>
          <WhoIsWho call={call} onHear={onHear} />
        </Part>
      )}
      {call.shares && (
        <Part title={t('call.shares')}>
          <SpeechShares shares={call.shares} />
        </Part>
      )}
      <Part title={t('call.sources')}>
        <CallFacts call={call} />
      </Part>
      {call.hasAudio && (
        <Part title={t('call.sound')}>
          <Sound call={call} />
        </Part>
      )}
      {call.transcription && (
        <Part title={t('transcribe.origin')}>
          <Transcription of={call.transcription} onHistory={onHistory} />
        </Part>
      )}
      {call.hasAudio && call.transcript.length > 0 && (
        <Part title={t('transcribe.title')}>
          <Transcribe recordingId={call.recordingId} again />
        </Part>
      )}
    </aside>
  )
}
