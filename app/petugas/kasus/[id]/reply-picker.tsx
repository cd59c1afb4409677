'use client'
import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { insertedAt } from '@/lib/domain/saved-reply'

/** A saved text with its blanks filled in. `own`: a fact of one case was, so that it is not for another's reporter. */
export type ReadyReply = { id: string; title: string; text: string; own: boolean }

type Props = { replies: readonly ReadyReply[]; fieldId: string; text: string; onText: (text: string) => void }

/** Puts a saved text into the text area `fieldId`, from where the officer goes on. Nothing where there is none. */
export function ReplyPicker({ replies, fieldId, text, onText }: Props) {
  const t = useTranslations('case.replies')
  const id = useId()
  const [chosen, setChosen] = useState('')
  const reply = replies.find((one) => one.id === chosen)
  if (replies.length === 0) return null

  function insert() {
    if (!reply) return document.getElementById(id)?.focus()
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLTextAreaElement)) return
    const { message, at } = insertedAt(text, field.selectionEnd || text.length, reply.text)
    flushSync(() => {
      onText(message)
      setChosen('')
    })
    field.focus()
    field.setSelectionRange(at, at)
  }

  return (
    <div className="flex w-full flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-48">
        <Field id={id} label={t('label')}>
          {(aria) => (
            <select {...aria} value={chosen} onChange={(event) => setChosen(event.target.value)} className={CONTROL}>
              <option value="">{t('choose')}</option>
              {replies.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Button variant="secondary" aria-disabled={!reply || undefined} onClick={insert}>
        {t('insert')}
      </Button>
    </div>
  )
}
