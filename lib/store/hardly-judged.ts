import { noSecrets } from "#lib/checks/no-secrets.ts";
import type { HardlyJudged } from "#lib/filters/resources.ts";
import { type SQL, sql } from "./drizzle.ts";

/** No kind has more checks for secrets: whatever is judged by more is judged by others too, without a look at its findings. */
const mostForSecrets = Math.max(
  ...[...Map.groupBy(noSecrets, ({ kind }) => kind).values()].map((ofKind) => ofKind.length),
);

/** Of a row of `graded_resources`, at a scan. What was not read has no verdicts to count: it is out of sight, not unjudged. */
export const isHardlyJudged: Record<HardlyJudged, (seq: number) => SQL> = {
  none: () => sql`(failure is null and judged = 0)`,
  secrets: (seq) => sql`(failure is null and judged between 1 and ${mostForSecrets} and not exists (
    select 1 from findings f where f.account = graded_resources.account and f.arn = graded_resources.arn
      and f.from_seq <= ${seq} and f.to_seq > ${seq} and f.category <> 'secrets' and f.status <> 'not-applicable'))`,
};
