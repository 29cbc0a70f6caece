import { DefinitionList } from './definition-list'

/** What somebody answered, question by question, as they wrote it. */
export function AnswerList({ answers }: { answers: readonly { question: string; answer: string }[] }) {
  return (
    <DefinitionList
      items={answers.map(({ question, answer }) => ({
        term: question,
        detail: <span className="wrap-anywhere whitespace-pre-wrap">{answer}</span>,
      }))}
    />
  )
}
