import type { AwsSession } from "#lib/aws/session.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import type { Piece } from "#lib/reports/format.ts";
import type { Report } from "#lib/reports/report.ts";
import { runUnkept } from "#lib/scan/run-unkept.ts";
import type { PatternLimits } from "#lib/signals/over-time/fold.ts";
import type { Store } from "#lib/store/client.ts";
import type { Connection, ScanOptions } from "#lib/store/views.ts";
import { acceptanceBy } from "#lib/waivers/acceptance.ts";
import type { WaiverFile } from "#lib/waivers/file.ts";
import { type Baseline, newIn, notAcceptedIn } from "./baseline.ts";
import { regionsFor } from "./connection.ts";
import { progressLine, type Shown } from "./progress.ts";
import { fileFor, writeReport } from "./report-file.ts";
import type { Place } from "./scan-kept.ts";
import type { Result } from "./summary.ts";

/** What is asked of a scan, whichever account it is of. */
export interface ScanJob {
  /** As they were asked for; undefined takes every enabled one. */
  regions: string | undefined;
  /** The region that the environment names. */
  named: string | undefined;
  options: Omit<ScanOptions, "regions">;
  checkOptions: CheckOptions;
  /** What patterns look through the activity with. */
  signalLimits: PatternLimits;
  /** Also read CloudTrail. */
  activity: boolean;
  /** Where to keep it; undefined keeps nothing. */
  place: Place | undefined;
  /** The file of the report, with `{account}` where the account's id goes. */
  output: string | undefined;
  /** What failed before, when only what is new counts: asked before the scan. `store`: where scans are kept. */
  baseline?: ((account: string, store: Store | undefined) => Promise<Baseline>) | undefined;
  /** What is accepted by a file. */
  waivers?: WaiverFile | undefined;
  render(report: Report): AsyncIterable<Piece>;
  codeOf(result: Result): number;
  /** How many accounts at once. */
  atOnce: number;
  signal: AbortSignal;
}

/** One account, its report to the standard output unless there is a file for it. Answers the exit code. */
export async function scanOne(connection: Connection, job: ScanJob): Promise<number> {
  const log = (message: string) => process.stderr.write(`${message}\n`);
  const session = await sessionFor(connection);
  const { account } = await session.identity();
  const file = job.output === undefined ? undefined : fileFor(job.output, account);
  const places = await regionsFor(session, job.regions, { named: job.named, log });
  const scan = async (store: Store | undefined) => {
    const shown = progressLine();
    const { report, ...result } = await scanAccount({ session, connection, name: "", ...places }, job, {
      ...{ store, log, shown },
    }).finally(shown.end);
    await writeReport(job.render(report), file);
    return codeOf(session, result, job);
  };
  if (!job.place && !job.activity) return scan(undefined);
  return (await import("./scan-kept.ts")).withStore(job.place, scan);
}

/** What was not read may hold what would have failed. */
export function codeOf({ credentials }: AwsSession, result: Result, job: Pick<ScanJob, "codeOf">): number {
  return job.codeOf(result) || (credentials.haveEnded ? 1 : 0);
}

interface Prepared {
  session: AwsSession;
  connection: Connection;
  /** What somebody calls the account; empty when nobody does. */
  name: string;
  regions: string[];
  /** The regions that the account is kept with: with `all` those to come are read as well. */
  meant: string[] | "all";
}

/** Scans into the store; without one, for the report alone. The report is to be read while the store is open. */
export async function scanAccount(
  { session, connection, name, regions, meant }: Prepared,
  { options, checkOptions, signalLimits, activity, baseline, waivers, signal }: ScanJob,
  { store, log, shown }: { store: Store | undefined; log(message: string): void; shown: Shown },
): Promise<{ report: Report } & Result> {
  const request = { ...options, regions };
  const run = { session, connection, checkOptions, signal, log, tell: shown.show };
  const known = await baseline?.((await session.identity()).account, store);
  const done = store
    ? await (await import("./scan-kept.ts")).runKept(store, request, {
        ...{ ...run, name, meant, activity, signalLimits, waivers },
      })
    : await runUnkept(request, { ...run, accepted: waivers && acceptanceBy(waivers.waivers, new Date()) });
  if (!known) return done.score?.waived ? { ...done, notAccepted: await notAcceptedIn(done.report) } : done;
  const { counts, told } = await newIn(done.report, known);
  log(told.trimEnd());
  return { ...done, newFailing: counts };
}
