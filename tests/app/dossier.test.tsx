import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { Dossier, type DossierProps } from '@/app/petugas/kasus/[id]/berkas/dossier'
import { exported, open } from '@/app/petugas/kasus/actions'
import { fail, ok } from '@/lib/domain/result'
import { toLockedKey } from '@/lib/sealing/identity'
import messages from '@/messages/id.json'
import { sealedCase } from './case-fixture'

let mockKey: CryptoKey
jest.mock('@/app/petugas/key', () => ({ useOfficerKey: () => mockKey }))
jest.mock('@/app/petugas/kasus/actions', () => ({ open: jest.fn(), exported: jest.fn() }))
jest.mock('@/app/petugas/disposisi/actions', () => ({}))
jest.mock('next/navigation', () => ({ useRouter: () => ({ refresh: jest.fn() }) }))

const APPROVED: DossierProps['approved'] = {
  ...{ id: 'usulan', agency: 'KPK', named: false, recipient: null, by: 'Ibu A', and: 'Pak B', sign: null },
  until: '8 Desember 2026',
}

async function shown(change: Partial<DossierProps> = {}): Promise<HTMLElement> {
  const sealed = await sealedCase()
  mockKey = await toLockedKey(sealed.officer.secret)
  jest.mocked(open).mockResolvedValue(ok(sealed.opened))
  render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <Dossier
        {...{ id: sealed.keys.caseId, reference: 'JK-7F3M-9Q2T', version: 3, state: 'EXAMINED', channel: 'SPG' }}
        {...{ subtitle: '', made: '24 November 2026', agencies: [], trail: [], custody: [], merged: [] }}
        officer={{ name: 'Ibu Pengendali', title: 'Irban', today: '2026-11-24' }}
        clear={{ category: 'demanded', unitId: 'disdukcapil', serviceId: null, unit: 'Disdukcapil', service: null }}
        proposed={null}
        approved={null}
        {...change}
      />
    </IntlProvider>,
  )
  return screen.findByRole('article')
}
const SENTENCE = /^Berkas ini hanya dicetak lewat tombolnya/

test('what nobody has let out is not for the printer', async () => {
  expect(await shown()).toHaveClass('print:hidden')
  expect(screen.getByText(SENTENCE)).toHaveClass('hidden', 'print:block')
})

test('what two officers let out is, once the trail says that it is printed', async () => {
  const print = jest.fn(() => screen.getByRole('article').className)
  window.print = print
  const sheet = await shown({ approved: APPROVED })
  expect(sheet).toHaveClass('print:hidden')
  const button = screen.getByRole('button', { name: 'Cetak atau simpan sebagai PDF' })
  jest.mocked(exported).mockResolvedValueOnce(fail('UNAVAILABLE'))
  await userEvent.click(button)
  expect(print).not.toHaveBeenCalled()
  expect(sheet).toHaveClass('print:hidden')
  jest.mocked(exported).mockResolvedValueOnce(ok(null))
  await userEvent.click(button)
  expect(print).toHaveBeenCalledTimes(1)
  expect(print.mock.results[0]?.value).not.toContain('print:hidden') // there when the printer came
  expect(screen.queryByText(SENTENCE)).toBeNull()
})

test('it names the reports that are handled with it and do not stand in it', async () => {
  expect(await shown({ merged: ['JK-AAAA-BBBB', 'JK-CCCC-DDDD'] })).toHaveTextContent(
    'tidak termuat di sini: JK-AAAA-BBBB, JK-CCCC-DDDD.',
  )
})

test('where none is, it says nothing of it', async () => {
  expect(await shown()).not.toHaveTextContent('Laporan gabungan')
})
