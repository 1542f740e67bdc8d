import { notFound } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'

/** A customer by id or by any of his references. Throws `not-found`. */
export function findCustomer(vault: ReadVault, ref: string): { id: string; name: string } {
  const found = vault.get<{ id: string; name: string }>(
    `SELECT id, name FROM customer
     WHERE id = @ref OR id = (SELECT customer FROM customer_reference WHERE reference = @ref)
     ORDER BY id = @ref DESC LIMIT 1`,
    { ref },
  )
  if (!found) throw notFound('customer', ref)
  return found
}

export const referencesOf = (vault: ReadVault, customer: string): string[] =>
  vault
    .all<{ reference: string }>('SELECT reference FROM customer_reference WHERE customer = @customer ORDER BY rowid', {
      customer,
    })
    .map((row) => row.reference)

export const phonesOf = (vault: ReadVault, customer: string): string[] =>
  vault
    .all<{ e164: string }>('SELECT e164 FROM customer_phone WHERE customer = @customer ORDER BY rowid', { customer })
    .map((row) => row.e164)

/** The ids of the one customer with this reference or, where there is none, of all with this name. */
export function customersNamed(vault: ReadVault, name: string): string[] {
  const rows = vault.all<{ id: string }>(
    `SELECT customer AS id FROM customer_reference WHERE reference = @name
     UNION ALL
     SELECT id FROM customer WHERE name = @name AND NOT EXISTS (SELECT 1 FROM customer_reference WHERE reference = @name)`,
    { name },
  )
  return rows.map(({ id }) => id)
}
