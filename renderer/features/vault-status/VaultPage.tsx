import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/native.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { keepSession, useHost, useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer, ErrorNote } from '../../ui/note.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Hash } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { leave } from '../../unsaved.ts'
import { CustodyLog } from '../custody/CustodyLog.tsx'
import { Verify } from '../custody/Verify.tsx'
import { TrustedIssuers } from '../signatures/TrustedIssuers.tsx'
import home from './Home.module.css'
import styles from './VaultPage.module.css'

function Facts() {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useRead('vaultStatus', {})
  return (
    <Answer query={query}>
      {(status) => (
        <dl className={styles.facts}>
          <dt>{t('vault.language')}</dt>
          <dd>{t(`locale.${status.locale}`)}</dd>
          <dt>{t('vault.createdAt')}</dt>
          <dd>{formatInstant(status.createdAt, locale)}</dd>
          <dt>{t('vault.items')}</dt>
          <dd>{formatNumber(status.items, locale)}</dd>
          <dt>{t('vault.entries')}</dt>
          <dd>{formatNumber(status.log.entries, locale)}</dd>
          <dt>{t('vault.head')}</dt>
          <dd>
            <Hash sha256={status.log.head} />
          </dd>
        </dl>
      )}
    </Answer>
  )
}

function Person({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { native } = useHost()
  const queries = useQueryClient()
  const [person, setPerson] = useState(session.person)
  const save = useMutation({
    mutationFn: native.setPerson,
    onSuccess: (answered) => keepSession(queries, answered),
  })
  const changed = person.trim() !== '' && person.trim() !== session.person
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (changed) save.mutate({ person: person.trim() })
  }
  return (
    <form onSubmit={submit} className={styles.person}>
      <TextInput
        className={styles.grow}
        label={t('vault.person')}
        description={t('vault.personHint')}
        value={person}
        maxLength={200}
        onChange={(event) => setPerson(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!changed} loading={save.isPending}>
        {t('common.save')}
      </Button>
      {save.error && <ErrorNote error={save.error} />}
    </form>
  )
}

/** The vault itself: what it holds, whether it is whole, its log, and who works in it. */
export function VaultPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { native } = useHost()
  const queries = useQueryClient()
  const close = useMutation({ mutationFn: native.closeVault, onSuccess: (answered) => keepSession(queries, answered) })
  return (
    <Page
      title={session.vault?.name}
      eyebrow={t('vault.eyebrow')}
      actions={
        <Button variant="default" loading={close.isPending} onClick={() => leave(() => close.mutate({}))}>
          {t('vault.close')}
        </Button>
      }
    >
      {close.error && <ErrorNote error={close.error} />}
      <div className={home.columns}>
        <div>
          <Section title={t('home.health')}>
            <div className={`${ui.card} ${home.health}`}>
              <Verify />
            </div>
          </Section>
          <CustodyLog />
        </div>
        <div>
          <Section title={t('vault.facts')}>
            <Facts />
          </Section>
          <Section title={t('vault.people')}>
            <Person session={session} />
          </Section>
          <Section title={t('issuers.title')}>
            <TrustedIssuers />
          </Section>
        </div>
      </div>
    </Page>
  )
}
