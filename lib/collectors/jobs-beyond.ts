import { endless, follow } from "#lib/aws/pages.ts";
import type { Plain } from "#lib/readings/plain.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { WithoutMetadata } from "./define.ts";
import { asListed, type Context, type JobReader, jobPages, type Seen } from "./job-reader.ts";

/* What a scan of jobs leaves out, by its horizon or its cap: how much that is, and which of them still run. */

/**
 * The longest any of these jobs may run that are not perpetual. Source: API reference, StoppingCondition of training (28 days) and
 * tuning (30), LabelingJobStoppingConditions (30).
 */
const longestRunMs = 31 * 24 * 3_600_000;
/** Counting what the cap left out may cost so many calls of 100 jobs each. */
const mostPagesCounted = 100;

/** How many jobs the cap left out, at least: those created before the oldest that was read, within the horizon. */
export async function countBeyond<R extends object>(
  { horizon, required }: Context,
  { list }: JobReader<R, string>,
  oldest: Date | undefined,
): Promise<number> {
  let count = 0;
  let asked = 0;
  const before = oldest && { CreationTimeBefore: oldest };
  for await (const page of jobPages((NextToken) => list({ NextToken, SortOrder: "Descending", ...before }))) {
    const jobs = required(page.jobs, "list");
    const inScope = jobs.filter((job) => !horizon || job.created >= horizon);
    count += inScope.length;
    if (inScope.length < jobs.length || ++asked === mostPagesCounted) break;
  }
  return Math.max(1, count);
}

/**
 * AWS cuts a page first and filters it then, so that pages without a job follow each other where few of many run. Source: API
 * reference, ListTrainingJobs.
 */
const filtered = { ...endless, nothingNew: 10_000 };

/** Jobs that still run although the cap or a short horizon left them out. */
export async function* runningBeyond<R extends object>(
  context: Context,
  reader: JobReader<R, string>,
  seen: Seen,
): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>> {
  const { horizon } = context;
  const earliest = reader.perpetual ? undefined : new Date(Date.now() - longestRunMs);
  const mayReachBeyond = horizon && (!earliest || earliest < horizon);
  if (!context.isCapped() && !mayReachBeyond) return;
  const read = context.isCapped() ? seen.oldest : horizon;
  if (earliest && read && read < earliest) return;
  const span = {
    ...(earliest && { CreationTimeAfter: earliest }),
    // Others of that very second may have been left out.
    ...(read && { CreationTimeBefore: new Date(read.getTime() + 1000) }),
  };
  for (const StatusEquals of reader.running ?? []) {
    const list = (NextToken: string | undefined) =>
      reader.list({ NextToken, SortOrder: "Descending", StatusEquals, ...span });
    for await (const page of follow(list, ({ NextToken }) => NextToken, filtered)) {
      const fresh = context.required(page.jobs, "list").filter((job) => !seen.arns.has(job.arn));
      for (const job of fresh) seen.arns.add(job.arn);
      yield* context.readEach(fresh, asListed, reader.describe);
    }
  }
}

export function leftOutBefore(horizon: Date, context: Context): void {
  context.leftOut(`Jobs created before ${horizon.toISOString().slice(0, 10)} were left out.`);
}

/** One call tells whether the horizon left anything out. */
export async function noteOlderThan<R extends object>(
  horizon: Date,
  context: Context,
  reader: JobReader<R, string>,
): Promise<void> {
  const oldest = await reader.list({ NextToken: undefined, SortOrder: "Ascending" });
  const first = context.required(oldest.jobs, "list")[0];
  if (first && first.created < horizon) leftOutBefore(horizon, context);
}
