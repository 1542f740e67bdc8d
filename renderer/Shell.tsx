import { Kbd, VisuallyHidden } from '@mantine/core'
import { useDisclosure, useHotkeys, useOs } from '@mantine/hooks'
import {
  type Icon,
  IconHome,
  IconPhone,
  IconScale,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../shared/native.ts'
import { Coverage } from './features/call-coverage/Coverage.tsx'
import { CustomerList } from './features/customers/CustomerList.tsx'
import { CustomerPage } from './features/customers/CustomerPage.tsx'
import { CaseList } from './features/dispute-case/CaseList.tsx'
import { CasePage } from './features/dispute-case/CasePage.tsx'
import { ImportPage } from './features/ingest-calls/ImportPage.tsx'
import { CallPage } from './features/records/CallPage.tsx'
import { ContractPage } from './features/records/ContractPage.tsx'
import { SearchBox } from './features/search/SearchBox.tsx'
import { SettingsPage } from './features/settings/SettingsPage.tsx'
import { badgeOf } from './features/unmatched-calls/badge.ts'
import { UnmatchedCalls } from './features/unmatched-calls/UnmatchedCalls.tsx'
import { Home } from './features/vault-status/Home.tsx'
import { VaultPage } from './features/vault-status/VaultPage.tsx'
import { useRead } from './queries.ts'
import { type Route, useRoute } from './route.ts'
import styles from './Shell.module.css'
import { Boundary } from './ui/Boundary.tsx'
import { Link } from './ui/page.tsx'
import { LanguageSwitch, SchemeSwitch } from './ui/preferences.tsx'
import { Ltr } from './ui/text.tsx'

type Area = 'home' | 'customers' | 'calls' | 'cases' | 'vault' | 'settings'

const AREAS: readonly { readonly area: Area; readonly icon: Icon; readonly to: Route }[] = [
  { area: 'home', icon: IconHome, to: { screen: 'home' } },
  { area: 'customers', icon: IconUsers, to: { screen: 'customers' } },
  { area: 'calls', icon: IconPhone, to: { screen: 'unmatched' } },
  { area: 'cases', icon: IconScale, to: { screen: 'cases' } },
  { area: 'vault', icon: IconShieldCheck, to: { screen: 'vault' } },
  { area: 'settings', icon: IconSettings, to: { screen: 'settings' } },
]

/** The part of the program a screen belongs to, for the mark in the rail. */
const AREA_OF: Record<Route['screen'], Area> = {
  home: 'home',
  customers: 'customers',
  customer: 'customers',
  contract: 'customers',
  call: 'customers',
  unmatched: 'calls',
  import: 'calls',
  coverage: 'calls',
  cases: 'cases',
  case: 'cases',
  vault: 'vault',
  settings: 'settings',
}

/** How many calls wait for somebody to say whose they are. */
function Waiting() {
  const { t } = useTranslation()
  const total = useRead('listUnmatchedCalls', { limit: 1 }).data?.total ?? 0
  if (total === 0) return null
  return (
    <>
      <span className={styles.badge} aria-hidden>
        {badgeOf(total)}
      </span>
      <VisuallyHidden>{t('unmatched.count', { count: total })}</VisuallyHidden>
    </>
  )
}

function Rail({ current }: { current: Area }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <Link to={{ screen: 'home' }} className={styles.brand} aria-label={t('app.name')}>
        <span aria-hidden>&amp;</span>
      </Link>
      {AREAS.map(({ area, icon: AreaIcon, to }) => (
        <Link key={area} to={to} className={styles.item} aria-current={area === current ? 'page' : undefined}>
          <AreaIcon size={22} stroke={1.6} aria-hidden />
          {t(`nav.${area}`)}
          {area === 'calls' && <Waiting />}
        </Link>
      ))}
    </nav>
  )
}

function Screen({ route, session }: { route: Route; session: Session }) {
  switch (route.screen) {
    case 'home':
      return <Home />
    case 'customers':
      return <CustomerList />
    case 'customer':
      return <CustomerPage key={route.id} customerId={route.id} />
    case 'contract':
      return <ContractPage key={route.id} contractId={route.id} clauseId={route.clause} />
    case 'call':
      return <CallPage key={route.id} recordingId={route.id} atMs={route.atMs} />
    case 'unmatched':
      return <UnmatchedCalls />
    case 'import':
      return <ImportPage />
    case 'coverage':
      return <Coverage key={route.customer ?? ''} customerId={route.customer} />
    case 'cases':
      return <CaseList />
    case 'case':
      return <CasePage key={route.id} caseId={route.id} claimId={route.claim} person={session.person} />
    case 'vault':
      return <VaultPage session={session} />
    case 'settings':
      return <SettingsPage />
  }
}

/** An open vault: the rail, the bar with search and preferences, and one screen. */
export function Shell({ session, vault }: { session: Session; vault: NonNullable<Session['vault']> }) {
  const { t } = useTranslation()
  const route = useRoute()
  const main = useRef<HTMLElement>(null)
  const [searching, search] = useDisclosure(false)
  const mac = useOs() === 'macos'
  useHotkeys([['mod+K', search.open]], [], true)

  const place = 'id' in route ? `${route.screen}/${route.id}` : route.screen
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen, and only that, starts at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0)
  }, [place])

  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('nav.skip')}
      </button>
      <Rail current={AREA_OF[route.screen]} />
      <header className={styles.bar}>
        <span className={styles.vaultName} dir="auto" title={vault.name}>
          {vault.name}
        </span>
        <button type="button" className={styles.search} onClick={search.open}>
          <IconSearch size={16} aria-hidden />
          <span className={styles.searchText}>{t('search.open')}</span>
          <Ltr>
            <Kbd size="xs" aria-hidden>
              {mac ? '⌘ K' : 'Ctrl K'}
            </Kbd>
          </Ltr>
        </button>
        <LanguageSwitch />
        <SchemeSwitch />
      </header>
      <main ref={main} id="main" tabIndex={-1} className={styles.main}>
        <Boundary key={place}>
          <Screen route={route} session={session} />
        </Boundary>
      </main>
      <SearchBox opened={searching} onClose={search.close} />
    </div>
  )
}
