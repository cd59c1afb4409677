import { Opens } from '@/components/board/opens'
import { fieldLines, type OpenApi, type Schema } from '@/lib/domain/openapi'
import { getT } from '@/lib/locale'
import { Code } from './code'
import { curlOf } from './curl'

export type PathItem = OpenApi['paths'][string][string]

/** One operation as the document has it: what it does, how to ask, what comes back. */
export async function Operation({
  document,
  path,
  method,
  operation,
}: {
  document: OpenApi
  path: string
  method: string
  operation: PathItem
}) {
  const t = await getT('data')
  const { summary, description, parameters, responses } = operation
  const content = Object.entries(responses[200].content)
  const shape = content.map(([, { schema }]) => schema?.$ref.split('/').at(-1)).find(Boolean)
  return (
    <details className="group rounded-md border border-line bg-surface">
      <summary className="flex min-h-11 items-center gap-3 px-4 py-2">
        <span className="min-w-0 grow">
          <span className="block font-semibold">{summary}</span>
          <code translate="no" className="font-mono text-sm break-all text-soft">
            {method.toUpperCase()} {path}
          </code>
        </span>
        <Opens />
      </summary>
      <div className="flex flex-col gap-3 px-4 pb-4">
        <p>{description}</p>
        <h4 className="-mb-2 font-semibold">{t('ask')}</h4>
        <Code>{curlOf(document, path, method, operation)}</Code>
        {operation.security && <p>{t('scope', { scope: operation.security[0]?.token.join(', ') ?? '' })}</p>}
        <h4 className="-mb-2 font-semibold">{t('parameters')}</h4>
        <ul className="flex flex-col gap-1">
          {parameters.map((parameter) => (
            <li key={parameter.name}>
              <Name>{parameter.name}</Name> {parameter.required && <em>{t('required')} </em>}
              {parameter.description}
            </li>
          ))}
        </ul>
        {operation.requestBody && (
          <Fields title={t('body')} schema={operation.requestBody.content['application/json'].schema} />
        )}
        <h4 className="-mb-2 font-semibold">{t('answers')}</h4>
        <ul className="flex flex-col gap-1">
          {Object.entries(responses).map(([status, answer]) => (
            <li key={status}>
              <Name>{status}</Name> {answer.description}
              {status === '200' && <span className="text-soft"> {content.map(([type]) => type).join(', ')}</span>}
            </li>
          ))}
        </ul>
        {shape && <Fields title={t('fields')} schema={document.components.schemas[shape] ?? {}} />}
      </div>
    </details>
  )
}

/** The fields of an answer, one a line. */
function Fields({ title, schema }: { title: string; schema: Schema }) {
  return (
    <>
      <h4 className="-mb-2 font-semibold">{title}</h4>
      <ul className="flex flex-col gap-2 text-sm">
        {fieldLines(schema).map(({ path, type, description }) => (
          <li key={path}>
            <Name>{path}</Name> <span className="break-words text-soft">{type}</span>
            {description && <span className="block">{description}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

const Name = ({ children }: { children: string }) => (
  <code translate="no" className="font-mono text-sm font-semibold break-all">
    {children}
  </code>
)
