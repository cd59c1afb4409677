import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { CONTROL, Field } from '@/components/field'
import type { CodeProblem } from './code-problem'

/** The one field of /lacak. Nothing suggests, corrects or remembers what is typed into it. */
export function CodeField({
  id,
  problem,
  ...input
}: { id: string; problem: CodeProblem | null } & ComponentProps<'input'>) {
  const t = useTranslations('track.code')
  return (
    <Field id={id} label={t('label')} hint={t('hint')} error={problem && t(problem.key, { at: problem.at })}>
      {(aria) => (
        <input
          {...aria}
          {...input}
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={200}
          className={`${CONTROL} font-mono text-xl`}
        />
      )}
    </Field>
  )
}
