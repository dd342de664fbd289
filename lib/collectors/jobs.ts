import { CallFailed } from "#lib/aws/guard.ts";
import { ArnSet } from "#lib/readings/arn-set.ts";
import { isSettledBy } from "#lib/readings/job-states.ts";
import type { Plain } from "#lib/readings/plain.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { CollectContext, Listed, WithoutMetadata } from "./define.ts";
import {
  asListed,
  type Context,
  type JobReader,
  jobPages,
  type ListedJob,
  noteOldest,
  type Running,
  type Seen,
  usuallyRunning,
} from "./job-reader.ts";
import { countBeyond, leftOutBefore, noteOlderThan, runningBeyond } from "./jobs-beyond.ts";

/**
 * Reads a bulk kind newest first, within the horizon and the cap, and no settled job twice.
 *
 * With Search, 100 whole jobs cost one call; it is an index, so its newest and oldest ends are compared with List,
 * and when a listed job is missing from it every job is listed and the difference described. Without Search, or when
 * it is denied or unsupported, every new job is listed and described. A later scan reads only jobs created since, and those
 * that were still running. Jobs that still run are read however old they are, and however many came after them.
 */
export async function* readJobs<R extends object, State extends string = Running>(
  asked: CollectContext,
  given: JobReader<R, State>,
): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>> {
  const context = asked as Context;
  // Whoever has states of its own names them.
  const reader: JobReader<R, string> = { running: usuallyRunning, ...(given as JobReader<R, string>) };
  const { known, horizon, cap } = context;
  const reached = known.span?.leftOut ? known.count >= cap : (known.span?.from ?? "\uffff") <= isoOf(horizon);
  const since = reached && known.span ? new Date(known.span.to) : horizon;
  const seen: Seen = { arns: new ArnSet() };
  if (reached && known.span?.leftOut) seen.oldest = new Date(known.span.from);
  if (reached && known.span?.leftOut) context.cappedAt(known.span.leftOut);

  let isWhole = false;
  if (reader.search) {
    const searched = yield* searchedReadings(context, reader, searchJobs(context, reader, since, seen));
    isWhole = searched && (await endsAreIndexed(context, reader, since, seen));
  }
  if (isWhole) {
    if (horizon) await noteOlderThan(horizon, context, reader);
  } else yield* listedReadings(context, reader, reached ? known.span?.to : undefined, seen);
  yield* context.readEach(stillRunning(context, seen.arns), asListed, reader.describe);
  yield* runningBeyond(context, reader, seen);
}

function isoOf(time: Date | undefined): string {
  return time?.toISOString() ?? "";
}

/** Lists the jobs, newest first, and describes those that are new; `caughtUpAt`: older ones are known. */
async function* listedReadings<R extends object>(
  context: Context,
  reader: JobReader<R, string>,
  caughtUpAt: string | undefined,
  seen: Seen,
): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>> {
  const { known, horizon, cap } = context;
  let listed = 0;
  for await (const page of jobPages((NextToken) => reader.list({ NextToken, SortOrder: "Descending" }))) {
    const inScope = context.required(page.jobs, "list").filter((job) => !horizon || job.created >= horizon);
    const kept = inScope.slice(0, cap - listed);
    const fresh = kept.filter((job) => !known.isSettled(job.arn) && !seen.arns.has(job.arn));
    yield* context.readEach(fresh, asListed, reader.describe);
    for (const job of kept) seen.arns.add(job.arn);
    listed += kept.length;
    if (horizon && inScope.length < (page.jobs?.length ?? 0)) return leftOutBefore(horizon, context);
    const oldest = kept.at(-1)?.created;
    noteOldest(seen, oldest);
    if (listed >= cap && (page.NextToken || inScope.length > kept.length)) {
      return context.cappedAt(await countBeyond(context, reader, oldest));
    }
    if (caughtUpAt !== undefined && fresh.length === 0 && oldest && oldest.toISOString() <= caughtUpAt) {
      if (horizon) await noteOlderThan(horizon, context, reader);
      return;
    }
  }
}

/** Jobs that were running at the last scan and did not come up in this one. */
function stillRunning({ known }: Context, seen: ArnSet): Listed[] {
  return known.unsettled.filter((job) => !seen.has(job.arn));
}

/** Pages of Search records that are new to us, up to the cap. */
async function* searchJobs<R extends object>(
  context: Context,
  reader: JobReader<R, string>,
  since: Date | undefined,
  seen: Seen,
): AsyncGenerator<R[]> {
  const { search } = reader;
  if (!search) return;
  for await (const page of jobPages((NextToken) => search.page(since, NextToken))) {
    const records = context.required(page.records, "Results");
    const kept = records.slice(0, context.cap - seen.arns.size);
    const fresh = kept.filter((record) => {
      const { arn } = search.identify(record);
      return !seen.arns.has(arn) && !context.known.isSettled(arn);
    });
    for (const record of kept) seen.arns.add(search.identify(record).arn);
    const oldest = kept.at(-1);
    noteOldest(seen, oldest && search.identify(oldest).created);
    yield fresh;
    if (seen.arns.size >= context.cap && (page.NextToken || kept.length < records.length)) {
      const left = page.total ? page.total - seen.arns.size : await countBeyond(context, reader, seen.oldest);
      context.cappedAt(Math.max(1, left), search.action);
      return;
    }
  }
}

/** True when Search answered to its end; false when it cannot be used here and the jobs must be described. */
async function* searchedReadings<R extends object>(
  context: Context,
  reader: JobReader<R, string>,
  records: AsyncGenerator<R[]>,
): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>, boolean> {
  const identify = reader.search?.identify;
  if (!identify) return false;
  for (;;) {
    const next = await context.attempt(() => records.next());
    if (next instanceof CallFailed) {
      context.leftOut(
        "Search could not be used here; jobs were listed and described instead.",
        next.failure.action,
        next.failure,
      );
      return false;
    }
    if (next.done) return true;
    const settled = next.value.filter((record) => isSettledBy(reader.states, record));
    yield* context.readListed(settled as WithoutMetadata<R>[], (record) => identify(record as R));
    // A running job is described: Search leaves out some of its fields, and it is the one that can be abused now.
    const running = next.value.filter((record) => !isSettledBy(reader.states, record));
    yield* context.readEach(running, identify, (record, part) => reader.describe(identify(record), part));
  }
}

/** Compares the newest page of List, and the oldest of the searched span, with what Search gave: one call each. */
async function endsAreIndexed<R extends object>(
  context: Context,
  reader: JobReader<R, string>,
  since: Date | undefined,
  { arns: seen }: Seen,
): Promise<boolean> {
  const isKnown = (job: ListedJob) =>
    seen.has(job.arn) || context.known.isSettled(job.arn) || (since !== undefined && job.created < since);
  const newest = await reader.list({ NextToken: undefined, SortOrder: "Descending" });
  const jobs = context.required(newest.jobs, "list");
  if (!jobs.every(isKnown)) return false;
  const reachesBack = since !== undefined && (jobs.at(-1)?.created ?? since) < since;
  if (reachesBack || !newest.NextToken || seen.size >= context.cap) return true;
  const oldest = await reader.list({
    NextToken: undefined,
    SortOrder: "Ascending",
    ...(since && { CreationTimeAfter: since }),
  });
  return context.required(oldest.jobs, "list").every(isKnown);
}
