import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type Icon, IconChevronRight, IconFolderOpen, IconLock, IconScale, IconWifiOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownVault, Session } from '../../../shared/native.ts'
import type { Locale } from '../../../shared/units.ts'
import { formatInstantDay } from '../../i18n/format.ts'
import { keepSession, useHost, useInBrowser } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { LanguageSwitch, SchemeSwitch } from '../../ui/preferences.tsx'
import styles from './Welcome.module.css'

const POINTS = [
  ['unchanged', IconLock],
  ['fair', IconScale],
  ['offline', IconWifiOff],
] as const satisfies readonly (readonly [string, Icon])[]

function Story() {
  const { t } = useTranslation()
  return (
    <section className={styles.story}>
      <div className={styles.brand}>
        <span className={styles.mark} aria-hidden>
          &amp;
        </span>
        {t('app.name')}
      </div>
      <div>
        <h1 className={styles.title}>{t('welcome.title')}</h1>
        <p className={styles.lead}>{t('welcome.lead')}</p>
      </div>
      <ul className={styles.points}>
        {POINTS.map(([point, PointIcon]) => (
          <li key={point}>
            <PointIcon size={18} stroke={1.7} aria-hidden />
            {t(`welcome.${point}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks the host for a session and keeps the one it answers with; null where the person closed the dialog. */
function useSessionStep<I>(step: (input: I) => Promise<Session | null>) {
  const queries = useQueryClient()
  return useMutation<Session | null, Error, I>({
    mutationFn: step,
    onSuccess: (session) => {
      if (session) keepSession(queries, session)
    },
  })
}

function CreateVault({ host }: { host: Session['host'] }) {
  const { t } = useTranslation()
  const screenLocale = useLocale()
  const { native } = useHost()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Locale | null>(null)
  const [missing, setMissing] = useState(false)
  const create = useSessionStep(native.createVault)
  const locale = chosen ?? screenLocale
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMissing(name.trim() === '')
    if (name.trim() !== '') create.mutate({ name: name.trim(), locale })
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('welcome.create')}>
      <h2 className={styles.heading}>{t('welcome.create')}</h2>
      <TextInput
        label={t('welcome.name')}
        description={t('welcome.nameHint')}
        placeholder={t('welcome.namePlaceholder')}
        value={name}
        maxLength={100}
        error={missing && t('form.required')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p style={{ marginBlock: '1rem 0.35rem', fontWeight: 500, fontSize: '0.8125rem' }} id="vault-language">
        {t('welcome.language')}
      </p>
      <SegmentedControl<Locale>
        fullWidth
        aria-labelledby="vault-language"
        value={locale}
        onChange={setChosen}
        data={[
          { value: 'he', label: 'עברית' },
          { value: 'en', label: 'English' },
        ]}
      />
      {create.error && (
        <div style={{ marginTop: '1rem' }}>
          <ErrorNote error={create.error} />
        </div>
      )}
      <Button type="submit" size="md" fullWidth mt="lg" loading={create.isPending}>
        {t(host === 'desktop' ? 'welcome.createInFolder' : 'welcome.createHere')}
      </Button>
    </form>
  )
}

function OpenVault({ known }: { known: readonly KnownVault[] }) {
  const inBrowser = useInBrowser()
  const { t } = useTranslation()
  const locale = useLocale()
  const { native } = useHost()
  const open = useSessionStep(native.openVault)
  return (
    <section className={styles.known} aria-label={t('welcome.open')}>
      {known.length > 0 && <h2 className={styles.heading}>{t('welcome.open')}</h2>}
      {open.error && <ErrorNote error={open.error} />}
      {known.map(({ key, name, openedAt }) => (
        <button
          type="button"
          key={key}
          className={styles.knownItem}
          disabled={open.isPending}
          onClick={() => open.mutate({ key })}
        >
          <bdi className={styles.knownName}>{name}</bdi>
          <span className={styles.knownDate}>{formatInstantDay(openedAt, locale)}</span>
          <IconChevronRight size={16} className="mirrored" aria-hidden />
        </button>
      ))}
      {!inBrowser && (
        <Button
          variant={known.length > 0 ? 'subtle' : 'default'}
          mt="sm"
          fullWidth={known.length === 0}
          leftSection={<IconFolderOpen size={17} aria-hidden />}
          onClick={() => open.mutate({})}
        >
          {t('welcome.openOther')}
        </Button>
      )}
    </section>
  )
}

/** Before any vault is open: what this is, the vaults known here, and a new one. */
export function Welcome({ session }: { session: Session }) {
  return (
    <main className={styles.welcome}>
      <Story />
      <div className={styles.forms}>
        <div className={styles.preferences}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
        <div className={styles.box}>
          {session.known.length > 0 && <OpenVault known={session.known} />}
          <CreateVault host={session.host} />
          {session.known.length === 0 && <OpenVault known={[]} />}
        </div>
      </div>
    </main>
  )
}
