import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { ImportList } from '../call-records/ImportList.tsx'
import { CallsNav } from '../unmatched-calls/CallsNav.tsx'
import { ImportCalls } from './ImportCalls.tsx'
import { ImportContracts } from './ImportContracts.tsx'

const KINDS = ['calls', 'contracts', 'list'] as const
type Kind = (typeof KINDS)[number]

const FORM = { calls: ImportCalls, contracts: ImportContracts, list: ImportList } satisfies Record<
  Kind,
  () => React.JSX.Element
>

/** Takes in much at once: a folder of calls, a folder of contracts, or the phone system's list. */
export function ImportPage() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('calls')
  const Form = FORM[kind]
  return (
    <Page title={t('calls.import')}>
      <CallsNav />
      <SegmentedControl<Kind>
        aria-label={t('ingest.kind')}
        data={KINDS.map((value) => ({ value, label: t(`ingest.of.${value}`) }))}
        value={kind}
        onChange={setKind}
        mb="lg"
      />
      <Form />
    </Page>
  )
}
