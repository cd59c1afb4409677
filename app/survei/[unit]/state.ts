/** What the survey's page shows: the form (with what is missing), or thanks. */
export type SurveyState =
  | {
      phase: 'form'
      form: string
      values: Record<string, string>
      missing: readonly string[]
      failure?: 'INVALID' | 'LIMITED' | 'UNAVAILABLE'
    }
  | { phase: 'thanks'; asked: boolean }
