import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { assignMany, mergedKeys, titlesOf } from '@/app/petugas/kasus/actions'
import { BulkAssign } from '@/app/petugas/kasus/bulk-assign'
import { QueueList, TickAll } from '@/app/petugas/kasus/selection'
import { TitleOpener } from '@/app/petugas/kasus/titles'
import { fail, ok } from '@/lib/domain/result'
import { openGrant, sealGrant } from '@/lib/sealing/case-seal'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { newIdentity, toLockedKey } from '@/lib/sealing/identity'
import messages from '@/messages/id.json'
import { part, sealedCase } from './case-fixture'

let mockKey: CryptoKey
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () => ({ titlesOf: jest.fn(), mergedKeys: jest.fn(), assignMany: jest.fn() }))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))

type Sent = { cases: { id: string; grant: string; merged: { id: string; grant: string }[] }[] }

test('the keys of merged reports are sealed to whoever gets the case; one that changed meanwhile is named', async () => {
  const user = userEvent.setup()
  const [main, plain, duplicate] = [await sealedCase(), await sealedCase(), await sealedCase()]
  const [own, to] = [main.officer, await newIdentity()]
  mockKey = await toLockedKey(own.secret)
  const grantOf = async ({ keys }: typeof main) => toBase64url(await sealGrant(keys.secret, own.recipient))
  const titles = [main, plain].map(async (one) => ({
    ...{ id: one.keys.caseId, grant: await grantOf(one), part: await part(one.keys, 'TITLE', 1, 'Diminta uang') },
  }))
  jest.mocked(titlesOf).mockResolvedValue(ok(await Promise.all(titles)))
  jest
    .mocked(mergedKeys)
    .mockResolvedValue(ok([{ id: duplicate.keys.caseId, main: main.keys.caseId, grant: await grantOf(duplicate) }]))
  const refused = [{ id: main.keys.caseId, error: fail('CONFLICT', { merged: { key: 'CHANGED' } }).error }]
  jest.mocked(assignMany).mockResolvedValue(ok({ assigned: [plain.keys.caseId], refused }))
  const ids = [main.keys.caseId, plain.keys.caseId]
  render(
    <IntlProvider locale="id" messages={messages}>
      <TitleOpener ids={ids}>
        <QueueList ids={ids} selectable>
          <TickAll ids={ids} />
          <BulkAssign
            rows={ids.map((id, place) => ({ id, reference: `JK-${place}`, version: place }))}
            officers={[{ id: 'a', name: 'Wa Ode', title: 'Auditor', recipient: to.recipient }]}
          />
        </QueueList>
      </TitleOpener>
    </IntlProvider>,
  )
  await screen.findByText(messages.cases.titles.noted)
  await user.click(screen.getByRole('checkbox', { name: 'Centang semua di halaman ini' }))
  await user.selectOptions(screen.getByRole('combobox'), 'Wa Ode – Auditor')
  await user.click(screen.getByRole('button', { name: 'Tugaskan' }))

  expect(await screen.findByText(/^JK-0 tidak: laporan yang digabung ke situ baru saja berubah/)).toBeInTheDocument()
  expect(mergedKeys).toHaveBeenCalledWith({ ids })
  const [{ cases }] = jest.mocked(assignMany).mock.calls[0] as [Sent]
  expect(cases.map(({ id, merged }) => [id, merged.map((one) => one.id)])).toEqual([
    [main.keys.caseId, [duplicate.keys.caseId]],
    [plain.keys.caseId, []],
  ])
  expect(await openGrant(to.secret, fromBase64url(cases[0]!.merged[0]!.grant))).toBe(duplicate.keys.secret)
  expect(await openGrant(to.secret, fromBase64url(cases[0]!.grant))).toBe(main.keys.secret)
})
