import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty, Page, Rows } from '../../ui/page.tsx'
import { AddCustomer } from './AddCustomer.tsx'
import { CustomerItem } from './CustomerItem.tsx'

/** Every customer of the vault, narrowed down by name, reference or phone. */
export function CustomerList() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const [query] = useDebouncedValue(text.trim(), 150)
  const customers = useRead('listCustomers', query === '' ? {} : { query }, { keepPrevious: true })
  const add = (
    <Button leftSection={<IconUserPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
      {t('customers.add')}
    </Button>
  )
  return (
    <Page
      title={t('nav.customers')}
      meta={customers.data && <span>{t('customers.count', { count: customers.data.customers.length })}</span>}
      actions={add}
    >
      <TextInput
        aria-label={t('customers.filter')}
        placeholder={t('customers.filter')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={420}
        mb="md"
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Answer query={customers} lines={8}>
        {({ customers: rows }) => {
          if (rows.length > 0) {
            return (
              <Rows label={t('nav.customers')}>
                {rows.map((row) => (
                  <CustomerItem key={row.customerId} row={row} />
                ))}
              </Rows>
            )
          }
          return query === '' ? (
            <Empty icon={IconUsers} title={t('customers.emptyTitle')} text={t('customers.emptyText')} />
          ) : (
            <Empty icon={IconSearch} title={t('customers.noneTitle')} text={t('customers.noneText')} />
          )
        }}
      </Answer>
      <AddCustomer opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
