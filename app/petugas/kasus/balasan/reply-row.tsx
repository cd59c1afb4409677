import { formatMoment } from '@/components/format'
import type { EditedReply } from '@/lib/data/saved-replies'
import { getLocale, getT } from '@/lib/locale'
import type { FormField } from '../../desk-field'
import { DeskForm } from '../../desk-form'
import { deleteReply, saveReply } from './actions'

/** One text, which can be changed or taken out, and who has changed it. */
export async function ReplyRow({ reply, fields }: { reply: EditedReply; fields: FormField[] }) {
  const [t, locale] = await Promise.all([getT('savedReplies'), getLocale()])
  const { id, title, text, version, history } = reply
  const target = { id, version }
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <h2 className="text-lg wrap-anywhere">{title}</h2>
      <p className="whitespace-pre-line wrap-anywhere">{text}</p>
      <details>
        <summary className="inline-flex min-h-11 items-center text-link underline">
          {t('change')}
          <span className="sr-only">: {title}</span>
        </summary>
        <div className="flex flex-col gap-4 pb-2">
          <DeskForm
            id={`ubah-${id}`}
            action={saveReply}
            hidden={target}
            fields={fields}
            submit={t('save')}
            of={title}
          />
          <DeskForm
            id={`hapus-${id}`}
            action={deleteReply}
            hidden={target}
            submit={t('remove')}
            of={title}
            ask={{ summary: t('removeAsk'), text: t('removeText') }}
          />
        </div>
      </details>
      {history.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-link underline">
            {t('history', { count: history.length })}
            <span className="sr-only">: {title}</span>
          </summary>
          <ol className="flex flex-col gap-3 pb-2">
            {history.map(({ seq, at, by, kind, changes }) => (
              <li key={seq} className="border-l-4 border-line pl-3">
                <p>
                  <strong>{by ?? t('gone')}</strong> · {t(kind === 'add' ? 'addBy' : 'edit')}{' '}
                  <time dateTime={at.toISOString()} className="text-soft">
                    {formatMoment(at, locale)}
                  </time>
                </p>
                {changes.flatMap(({ field, from }) =>
                  from === null
                    ? []
                    : [
                        <p key={field} className="text-sm text-soft wrap-anywhere">
                          {t('before')} <s>{from}</s>
                        </p>,
                      ],
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}
