import type { Metadata } from 'next'
import { Messages } from '@/components/messages'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { QrCode } from '@/components/qr-code'
import { TextLink } from '@/components/text-link'
import { secondFactorOf } from '@/lib/data/second-factor'
import { needsSecondFactor } from '@/lib/domain/roles'
import { getT } from '@/lib/locale'
import { inGroups } from '@/lib/sealing/base32'
import { currentOfficer, isDemo, requireSignedInOfficer } from '@/lib/session'
import type { FormField } from '../desk-field'
import { renewCodes, setUp } from './actions'
import { CodeForm } from './code-form'
import { pendingSecret, setUpAddress } from './pending'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('secondFactor'))('title') }
}

/** Where an officer sets up the second factor, moves it to another phone, and gets new recovery codes. */
export default async function SecondFactorPage() {
  const officer = await requireSignedInOfficer()
  const [{ on, codesLeft }, secret, atWork, t, desk] = await Promise.all([
    secondFactorOf(officer),
    pendingSecret(officer),
    currentOfficer(),
    getT('secondFactor'),
    getT('desk'),
  ])
  const address = setUpAddress(officer, secret)
  const code = (name: string, label: string, hint?: string): FormField => ({
    ...{ kind: 'code', name, label, hint, value: '' },
  })
  return (
    // Whoever owes the second factor has no other page yet.
    <Page title={t('title')} lead={t('lead')} back={atWork ? { href: '/petugas/saya', label: desk('own') } : undefined}>
      {!on && needsSecondFactor(officer.role) && <Notice>{t(isDemo() ? 'demo' : 'must')}</Notice>}
      <Messages namespaces={['secondFactor', 'newPassword', 'deskForm', 'errors']}>
        {on && (
          <>
            <p>{t('on', { count: codesLeft })}</p>
            <section aria-labelledby="cadangan-baru" className="flex flex-col gap-3 border-t border-line pt-5">
              <h2 id="cadangan-baru" className="text-xl">
                {t('renew.title')}
              </h2>
              <p className="text-soft">{t('renew.what')}</p>
              <CodeForm
                id="cadangan"
                action={renewCodes}
                fields={[code('code', t('code'), t('codeHint'))]}
                submit={t('renew.submit')}
              />
            </section>
          </>
        )}
        <section aria-labelledby="pasang-kode" className="flex flex-col gap-5 border-t border-line pt-5">
          <h2 id="pasang-kode" className="text-xl">
            {t(on ? 'move.title' : 'setUp.title')}
          </h2>
          <ol className="flex list-decimal flex-col gap-4 pl-6">
            <li>{t('setUp.app')}</li>
            <li>
              <p className="mb-3">{t('setUp.scan')}</p>
              <QrCode text={address} label={t('setUp.qr')} className="size-56 max-w-full border border-line" />
              <p className="mt-3">
                <TextLink href={address}>{t('setUp.here')}</TextLink>
              </p>
              <p className="mt-3 text-soft">{t('setUp.type')}</p>
              <p data-testid="secret" className="font-mono break-all select-all">
                {inGroups(secret)}
              </p>
            </li>
            <li>{t('setUp.confirm')}</li>
          </ol>
          <CodeForm
            id="pasang"
            action={setUp}
            email={on ? undefined : officer.email}
            fields={[
              ...(on ? [code('current', t('move.current'), t('move.currentHint'))] : []),
              code('code', on ? t('move.code') : t('code'), t('codeHint')),
            ]}
            submit={t(on ? 'move.submit' : 'setUp.submit')}
          />
        </section>
      </Messages>
    </Page>
  )
}
