import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { AddEvidence } from '@/components/evidence/add-evidence'
import type { Day } from '@/lib/domain/calendar'
import { LiveDeeds } from './live-deeds'
import type { OpenedThread } from './open-thread'
import { ReplyAlert } from './reply-alert'
import { ReplyForm } from './reply-form'
import { ThreadView } from './thread-view'
import type { ThreadHand } from './use-thread'

type Props = { thread: OpenedThread; today: Day; serverKey: string; hand: ThreadHand }

/** An opened report and all that its reporter can do with it. It is loaded once a code has been typed, with what opens it. */
export function Story({ thread, today, serverKey, hand }: Props) {
  const t = useTranslations('track')
  const { stage, refresh, reply, decide, caseKeys, give, news } = hand
  return (
    <>
      <ThreadView
        thread={thread}
        today={today}
        deeds={<LiveDeeds thread={thread} decide={decide} />}
        reply={<ReplyForm thread={thread} reply={reply} />}
        alert={(thread.open || thread.objectUntil) && <ReplyAlert {...news} serverKey={serverKey} />}
        adding={thread.open && <AddEvidence keys={caseKeys} give={give} />}
      />
      <div data-noprint className="flex flex-wrap gap-3">
        <Button variant="secondary" aria-disabled={stage !== null || undefined} onClick={() => void refresh()}>
          {t('thread.refresh')}
        </Button>
      </div>
      <p role="status" className="text-soft">
        {stage && t(stage.name)}
      </p>
    </>
  )
}
