import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl/react'
import { Start } from '@/components/report/start'
import type { Places } from '@/lib/data/public-places'
import { newIdentity } from '@/lib/sealing/identity'
import messages from '@/messages/id.json'

export const PLACES: Places = {
  units: [
    {
      id: 'disdukcapil',
      slug: 'disdukcapil',
      kind: 'DINAS',
      name: 'Disdukcapil',
      parentId: null,
      variants: ['Capil'],
      offers: 0,
    },
    {
      id: '1',
      slug: 'kecamatan-kadia',
      kind: 'KECAMATAN',
      name: 'Kecamatan Kadia',
      parentId: null,
      variants: [],
      offers: 1,
    },
    {
      id: '1.1',
      slug: 'kelurahan-andonohu',
      kind: 'KELURAHAN',
      name: 'Kelurahan Andonohu',
      parentId: '1',
      variants: ['Anduonohu'],
      offers: 2,
    },
  ],
  services: [
    { id: 'ktp-baru', category: 'KTP-el', name: 'KTP-el baru', adminduk: true, fee: 0 },
    { id: 'kel-usaha', category: 'Surat', name: 'Surat usaha', adminduk: false, fee: 15_000 },
  ],
  sets: [['ktp-baru'], [], ['kel-usaha']],
}

export async function makeLeads() {
  const names = ['Kenanga Rinai', 'Seruni Anggrek']
  return Promise.all(
    names.map(async (name, n) => ({
      id: `lead-${n}`,
      name,
      title: 'Irban',
      recipient: (await newIdentity()).recipient,
    })),
  )
}

/** Renders the form's first page as /lapor does, with a pair of hands. */
export function renderStart(leads: Awaited<ReturnType<typeof makeLeads>>, unitId = '') {
  const user = userEvent.setup()
  const page = render(
    <IntlProvider locale="id" timeZone="Asia/Makassar" messages={messages}>
      <Start {...{ unitId, leads, places: PLACES, recoveryRecipient: null }} sign="AAAA-BBBB-CCCC-DDDD" />
    </IntlProvider>,
  )
  return { user, ...page }
}
