import { storeIn } from "./place.ts";
import type { EventQuestion } from "./question.ts";
import { holds } from "./sql.ts";
import { statementOf } from "./statement.ts";

/** Records as CloudTrail wrote them: what is a map in another column cannot be told apart. */
export const lakeColumn = "eventjson";

/** The question in the SQL of CloudTrail Lake. Source: CloudTrail user guide, "Supported SQL schemas for event data stores". */
export function lakeStatement(store: string, question: EventQuestion, account: string): string {
  return statementOf(
    {
      columns: [lakeColumn],
      table: storeIn(store).id,
      has: () => true,
      hasIdentity: () => true,
      beginning: (day) => `${day} 00:00:00`,
      narrowed: [],
      mentions: (name, arn) =>
        [...(arn === undefined ? [] : [arn]), JSON.stringify(name)].map((text) => holds(lakeColumn, text)),
      answered: (text) => [holds(lakeColumn, text)],
    },
    question,
    account,
  );
}
