'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { PushSwitch } from '@/components/push/push-switch'
import { stopAt, troubleOf, usePush } from '@/components/push/use-push'
import { Notice } from '@/components/notice'
import { told, tell } from './actions'

const scope = async () => '/petugas/kabar/'

/** To be told in this browser as well: one press, and one to stop. */
export function OfficerPush({ serverKey }: { serverKey: string }) {
  const t = useTranslations('notices.push')
  const router = useRouter()
  const push = usePush({
    ...{ serverKey, scope },
    async begin(subscription) {
      const begun = await tell({ subscription })
      router.refresh() // it is one of the browsers that are listed
      if (begun.ok) return null
      return troubleOf(begun.error.code === 'LIMITED' ? 429 : begun.error.code === 'INVALID' ? 400 : 500)
    },
    async look(endpoint) {
      const seen = await told({ endpoint })
      return seen.ok && seen.value
    },
    async end(endpoint) {
      const ended = await stopAt(endpoint)
      router.refresh()
      return ended
    },
  })
  if (push.standing === 'unsupported') return <Notice>{t('unsupported')}</Notice>
  return <PushSwitch push={push} follow={t('follow')} stop={t('stop')} />
}
