import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { CaseRow, CustomerRow } from '../../shared/contract/customers.ts'
import type { Locale } from '../../shared/units.ts'
import type { Handler } from '../handler.ts'
import { casesOf } from '../records/cases.ts'
import { contractRow, contractsOf } from '../records/contracts.ts'
import { findCustomer, phonesOf, referencesOf } from '../records/customers.ts'
import { recordingRow, recordingsOf } from '../records/recordings.ts'
import { refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** The country a national number is read as, by the vault's language. */
const HOME: Record<Locale, CountryCode> = { he: 'IL', en: 'GB' }

export const addCustomer: Handler<'addCustomer'> = (vault, { name, ref, phone }, { id }) => {
  const phones = [...new Set(phone.map((number) => toE164(number, HOME[vault.info.locale])))]
  const { known, missing } = standingOf(vault, ref, phones)
  if (known && missing.length === 0) return { unchanged: { customerId: known } }
  const customer = known ?? id('customer')
  return {
    subject: customer,
    customer,
    detail: { name, ref, phones: missing },
    write: (rows) => {
      // The entry already says what is written: were another faster, it would vouch for rows that aren't there.
      const now = standingOf(vault, ref, phones)
      if (now.known !== known || now.missing.length !== missing.length)
        throw refused(
          'already-added',
          'This customer was added or changed a moment ago. Add him again to see him.',
          ref,
        )
      if (!known) rows.insert('customer', { id: customer, name })
      if (!known && ref !== undefined) rows.insert('customer_reference', { reference: ref, customer })
      for (const e164 of missing) rows.insert('customer_phone', { customer, e164 })
      return { customerId: customer }
    },
  }
}

/** The customer with this reference, if there is one, and which of the numbers (E.164) he doesn't have yet. */
function standingOf(
  vault: ReadVault,
  ref: string | undefined,
  phones: readonly string[],
): { known: string | undefined; missing: readonly string[] } {
  const known = ref === undefined ? undefined : customerWithReference(vault, ref)
  const had = known === undefined ? [] : phonesOf(vault, known)
  return { known, missing: phones.filter((e164) => !had.includes(e164)) }
}

const customerWithReference = (vault: ReadVault, reference: string): string | undefined =>
  vault.get<{ customer: string }>('SELECT customer FROM customer_reference WHERE reference = @reference', { reference })
    ?.customer

function toE164(number: string, country: CountryCode): string {
  const parsed = parsePhoneNumberFromString(number, country)
  if (!parsed?.isValid())
    throw refused(
      'phone-invalid',
      `"${number}" is not a phone number. Write it as dialled, or with its country, like +972 54 123 4567.`,
      number,
    )
  return parsed.number
}

export const listCustomers: Handler<'listCustomers'> = (vault, { query }) => {
  const customers = vault.all<Omit<CustomerRow, 'references' | 'phones'>>(
    `SELECT customer.id AS customerId, customer.name,
            (SELECT count(*) FROM contract WHERE contract.customer = customer.id) AS contracts,
            (SELECT count(*) FROM current_recording WHERE owner = customer.id AND id IN (
              SELECT id FROM recording WHERE recording.customer = customer.id
              UNION ALL SELECT recording FROM recording_match WHERE recording_match.customer = customer.id)) AS recordings,
            (SELECT count(*) FROM dispute_case WHERE dispute_case.customer = customer.id) AS openCases,
            (SELECT custody.at FROM custody WHERE custody.customer = customer.id ORDER BY custody.entry DESC LIMIT 1) AS lastActivity
     FROM customer
     WHERE @query IS NULL OR instr(lower(customer.name), lower(@query)) > 0
        OR EXISTS (SELECT 1 FROM customer_reference WHERE customer = customer.id AND instr(lower(reference), lower(@query)) > 0)
        OR EXISTS (SELECT 1 FROM customer_phone WHERE customer = customer.id AND instr(e164, @query) > 0)
     ORDER BY customer.name COLLATE NOCASE, customer.rowid`,
    { query: query || null },
  )
  return {
    customers: customers.map((row) => ({
      ...row,
      references: referencesOf(vault, row.customerId),
      phones: phonesOf(vault, row.customerId),
    })),
  }
}

export const showCustomer: Handler<'showCustomer'> = (vault, { customer }) => {
  const { id, name } = findCustomer(vault, customer)
  const cases: CaseRow[] = casesOf(vault, id)
  return {
    customerId: id,
    name,
    references: referencesOf(vault, id),
    phones: phonesOf(vault, id),
    contracts: contractsOf(vault, id).map((record) => contractRow(vault, record)),
    recordings: recordingsOf(vault, id).map(recordingRow),
    cases,
  }
}
