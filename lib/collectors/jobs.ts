import { CallFailed } from "#lib/aws/guard.ts";
import { endless, pages } from "#lib/aws/pages.ts";
import { isSettled } from "#lib/inventory/exposure.ts";
import type { Plain } from "#lib/inventory/plain.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import type { CollectContext, Listed, WithoutMetadata } from "./define.ts";

/** A job as its List operation gives it. */
export interface ListedJob extends Listed {
  created: Date;
}

export interface JobPage {
  jobs: ListedJob[] | undefined;
  NextToken?: string | undefined;
}

export interface JobReader<R extends object> {
  kind: string;
  /** One page of the List operation, by creation time. */
  list(input: {
    NextToken: string | undefined;
    SortOrder: "Ascending" | "Descending";
    CreationTimeAfter?: Date;
  }): Promise<JobPage>;
  describe(job: Listed): Promise<R>;
  /** One page of Search, newest first, of jobs created at or after `since`: for kinds whose whole body Search returns. */
  search?: {
    action: string;
    page(
      since: Date | undefined,
      NextToken: string | undefined,
    ): Promise<{ records: R[] | undefined; NextToken?: string | undefined }>;
    identify(record: R): ListedJob;
  };
}

/**
 * Reads a bulk kind newest first, within the horizon and the cap, and no settled job twice.
 *
 * With Search, 100 whole jobs cost one call; it is an index, so its newest and oldest ends are compared with List,
 * and when a listed job is missing from it every job is listed and the difference described. Without Search, or when
 * it is denied or unsupported, every new job is listed and described. A later scan reads only jobs created since, and those
 * that were still running.
 */
export async function* readJobs<R extends object>(
  context: CollectContext,
  reader: JobReader<R>,
): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>> {
  const { known, horizon, cap } = context;
  const caughtUp = known.span && (known.span.capped || known.span.from <= (horizon?.toISOString() ?? ""));
  const since = caughtUp && known.span ? new Date(known.span.to) : horizon;
  const seen = new Set<string>();

  if (reader.search) {
    const records = searchJobs(context, reader.search, since, seen);
    const searched = yield* searchedReadings(context, reader, records);
    if (searched && (await endsAreIndexed(context, reader, since, seen))) {
      yield* context.readEach(stillRunning(context, seen), asListed, reader.describe);
      if (horizon) await noteOlderThan(horizon, context, reader);
      return;
    }
  }

  let listed = 0;
  for await (const page of pages((NextToken) => reader.list({ NextToken, SortOrder: "Descending" }), endless)) {
    const inScope = context.required(page.jobs, "list").filter((job) => !horizon || job.created >= horizon);
    const fresh = inScope.filter((job) => !known.isSettled(job.arn) && !seen.has(job.arn));
    yield* context.readEach(fresh.slice(0, cap - listed), asListed, reader.describe);
    for (const job of inScope) seen.add(job.arn);
    listed += inScope.length;
    if (horizon && inScope.length < (page.jobs?.length ?? 0)) {
      leftOutBefore(horizon, context);
      break;
    }
    if (listed >= cap && page.NextToken) {
      context.leftOut("cap", `Only the newest ${cap} were read.`);
      break;
    }
    const oldest = page.jobs?.at(-1)?.created.toISOString();
    if (caughtUp && known.span && fresh.length === 0 && oldest !== undefined && oldest <= known.span.to) {
      if (horizon) await noteOlderThan(horizon, context, reader);
      break;
    }
  }
  yield* context.readEach(stillRunning(context, seen), asListed, reader.describe);
}

function leftOutBefore(horizon: Date, context: CollectContext): void {
  context.leftOut("horizon", `Jobs created before ${horizon.toISOString().slice(0, 10)} were left out.`);
}

/** One call tells whether the horizon left anything out. */
async function noteOlderThan<R extends object>(
  horizon: Date,
  context: CollectContext,
  reader: JobReader<R>,
): Promise<void> {
  const oldest = await reader.list({ NextToken: undefined, SortOrder: "Ascending" });
  const first = context.required(oldest.jobs, "list")[0];
  if (first && first.created < horizon) leftOutBefore(horizon, context);
}

function asListed(job: Listed): Listed {
  return job;
}

/** Jobs that were running at the last scan and did not come up in this one. */
function stillRunning({ known }: CollectContext, seen: ReadonlySet<string>): Listed[] {
  return known.unsettled.filter((job) => !seen.has(job.arn));
}

type SearchReader<R extends object> = NonNullable<JobReader<R>["search"]>;

/** Pages of Search records that are new to us, up to the cap. */
async function* searchJobs<R extends object>(
  context: CollectContext,
  search: SearchReader<R>,
  since: Date | undefined,
  seen: Set<string>,
): AsyncGenerator<R[]> {
  for await (const page of pages((NextToken) => search.page(since, NextToken), endless)) {
    const records = context.required(page.records, "Results");
    const fresh = records.slice(0, context.cap - seen.size).filter((record) => {
      const { arn } = search.identify(record);
      return !seen.has(arn) && !context.known.isSettled(arn);
    });
    for (const record of records) seen.add(search.identify(record).arn);
    yield fresh;
    if (seen.size >= context.cap && page.NextToken) {
      context.leftOut("cap", `Only the newest ${context.cap} were read.`, search.action);
      return;
    }
  }
}

/** True when Search answered to its end; false when it cannot be used here and the jobs must be described. */
async function* searchedReadings<R extends object>(
  context: CollectContext,
  reader: JobReader<R>,
  records: AsyncGenerator<R[]>,
): AsyncGenerator<Reading<Plain<WithoutMetadata<R>>>, boolean> {
  const identify = reader.search?.identify;
  if (!identify) return false;
  for (;;) {
    const next = await context.attempt(() => records.next());
    if (next instanceof CallFailed) {
      context.leftOut(
        "stand-in",
        "Search could not be used here; jobs were listed and described instead.",
        next.failure.action,
        next.failure,
      );
      return false;
    }
    if (next.done) return true;
    const settled = next.value.filter((record) => isSettled(reader.kind, record));
    yield* context.readListed(settled as WithoutMetadata<R>[], (record) => identify(record as R));
    // A running job is described: Search leaves out some of its fields, and it is the one that can be abused now.
    const running = next.value.filter((record) => !isSettled(reader.kind, record));
    yield* context.readEach(running, identify, (record) => reader.describe(identify(record)));
  }
}

/** Compares the newest page of List, and the oldest of the searched span, with what Search gave: one call each. */
async function endsAreIndexed<R extends object>(
  context: CollectContext,
  reader: JobReader<R>,
  since: Date | undefined,
  seen: ReadonlySet<string>,
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
