import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pathsAsFiles } from '../../electron/client.ts'
import { dispatch } from '../../electron/dispatch.ts'
import * as features from '../../electron/features/index.ts'
import type { Call, Context } from '../../electron/handler.ts'
import type { Staged } from '../../electron/vault/objects.ts'
import type { Rows } from '../../electron/vault/rows.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

vi.mock(import('../../electron/features/index.ts'), async (original) => {
  const { loadHandler } = await original()
  return { loadHandler: vi.fn(loadHandler) as unknown as typeof loadHandler }
})

const CALL: Call = { actor: 'tester', files: pathsAsFiles }

let house: TemporaryVault
beforeEach(() => {
  house = temporaryVault()
})

/** Puts a handler of the test's own behind the door, for one call. */
function behindTheDoor(handler: (context: Context) => unknown): void {
  const standIn = async () => (_vault: unknown, _input: unknown, context: Context) => handler(context)
  vi.mocked(features.loadHandler).mockImplementationOnce(standIn as unknown as typeof features.loadHandler)
}

const addCustomer = () => dispatch(house.vault, 'addCustomer', { name: 'Wrenfold' }, CALL)

describe('an answer of the wrong shape', () => {
  it('refuses a write before it is done, not after', async () => {
    const before = await house.client.vaultStatus({})
    behindTheDoor(() => ({
      subject: 'customer_1',
      customer: 'customer_1',
      detail: {},
      write: (rows: Rows) => {
        rows.insert('customer', { id: 'customer_1', name: 'Wrenfold' })
        return { customerId: 7 }
      },
    }))
    expect(await addCustomer()).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(await house.client.vaultStatus({})).toEqual(before)
    expect((await house.client.listCustomers({})).customers).toEqual([])
  })

  it('refuses what was found unchanged, too', async () => {
    behindTheDoor(() => ({ unchanged: {} }))
    expect(await addCustomer()).toMatchObject({ ok: false, error: { code: 'internal' } })
  })
})

describe('copies that were not kept', () => {
  it('go, and one the system holds on to changes neither the answer nor the rest', async () => {
    const file = join(temporaryFolder(), 'file.txt')
    writeFileSync(file, 'evidence')
    const copies: Staged[] = []
    behindTheDoor(async ({ stage }) => {
      for (let copy = 0; copy < 3; copy++) copies.push(await stage(file))
      return { unchanged: { customerId: 'customer_1' } }
    })
    vi.spyOn(house.vault.objects, 'discard').mockImplementationOnce(() => {
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
    })
    expect(await addCustomer()).toEqual({ ok: true, value: { customerId: 'customer_1' } })
    expect(copies.map(({ path }) => existsSync(path))).toEqual([true, false, false])
    house.vault.objects.recover(() => false)
    expect(readdirSync(join(house.folder, 'staging'))).toEqual([])
  })
})
