import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession, CallerIdentity } from "#lib/aws/session.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError, explain } from "#lib/errors.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { everyKind } from "#lib/inventory/kinds.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import { howToRenew } from "#lib/readings/reading.ts";
import type { LiveCount } from "#lib/scoring/score.ts";
import type { JobSpan, LatestUnit } from "#lib/store/scans.ts";
import type { AccountScore, ScanOptions, ScanSummary } from "#lib/store/views.ts";
import type { Acceptance } from "#lib/waivers/acceptance.ts";
import { capInEffect } from "./cap.ts";
import { collect } from "./collect.ts";
import { evaluate } from "./evaluate.ts";
import { judgementFingerprint } from "./fingerprint.ts";
import type { Progress } from "./progress.ts";
import type { ScanStore } from "./scan-store.ts";
import { watchedIn } from "./watch.ts";

export interface ScanPlan {
  /** Whose credentials they have to be; undefined takes whose they are. */
  account?: string;
  options: ScanOptions;
  /** What people set of the checks. */
  checkOptions: CheckOptions;
  /** See evaluate.ts. */
  accepted?: Acceptance | undefined;
  session: AwsSession;
  store: ScanStore;
  /** What fingerprints of secrets are salted with. */
  salt: string;
  progress: Progress;
  signal: AbortSignal;
  /** Hears of defects, and of credentials that ended; never of secrets. */
  log(message: string): void;
}

export interface ScanResult extends Pick<CallerIdentity, "account" | "partition"> {
  startedAt: string;
  regions: string[];
  score: AccountScore;
  scoreAsScanned: AccountScore;
  /** What it is made of. */
  tally: LiveCount[];
  summary: ScanSummary;
  coverage: Coverage[];
  spans: JobSpan[];
  /** By kind: of its checks, their options and all that they are made of. */
  judgedBy: Readonly<Record<string, string>>;
  /** What the verdicts rest on. */
  inventory: Inventory;
}

const dayMs = 24 * 3_600_000;

/** Collects, evaluates and scores one account into a store. @throws AppError when the credentials are not the account's. */
export async function perform(plan: ScanPlan): Promise<ScanResult> {
  const { options, checkOptions, session, store, progress, signal } = plan;
  progress.phase("identity");
  const identity = await session.identity();
  const { account, partition } = identity;
  if (account !== (plan.account ?? account)) {
    throw new AppError(
      "credentials",
      `These credentials belong to account ${account}, not to ${plan.account}.`,
      "Correct the profile or role of this account.",
    );
  }
  const earlier = await store.latestUnits();
  const watched = options.watch && watchedIn(options.watch, earlier);
  const { regions, closed } = watched
    ? { regions: regionsOf(watched.standing), closed: [] }
    : await regionsToScan(plan, earlier);
  const startedAt = await store.begin(regions);
  // The few calls of a watch come nowhere near them.
  if (!watched) await Promise.all(regions.map((region) => session.learnQuotas(region)));

  progress.phase("collecting");
  const redactor = createRedactor({ salt: plan.salt });
  const { horizonDays } = options;
  const cap = capInEffect(options);
  const judgedBy = Object.fromEntries(everyKind().map(({ kind }) => [kind, judgementFingerprint(kind, checkOptions)]));
  // Of a watch, what it does not read is not judged by other checks either, until a scan reads it.
  const isRead = (unit: LatestUnit) =>
    watched?.units.some(({ kind, region }) => kind === unit.kind && region === unit.region);
  const stale = earlier.filter((unit) => unit.judgedBy !== judgedBy[unit.kind] && (!watched || isRead(unit)));
  const { coverage, spans, live } = await collect({
    store,
    account,
    session,
    identity,
    regions,
    closed: earlier.filter(({ region }) => closed.includes(region)),
    kinds: options.kinds,
    watched,
    horizon: horizonDays === "all" ? undefined : new Date(Date.parse(startedAt) - horizonDays * dayMs),
    cap: cap === "all" ? Number.POSITIVE_INFINITY : cap,
    stale,
    signal,
    progress,
    redact: (readings) => redactReadings(redactor, readings),
    clean: (said) => redactor.clean(said),
  });

  if (session.credentials.haveEnded) plan.log(`The credentials expired before the scan was done. ${howToRenew}`);
  progress.phase("evaluating");
  const inScope = new Set(coverage.map(({ region, kind }) => `${region} ${kind}`));
  const outside = earlier.filter(({ region, kind }) => !inScope.has(`${region} ${kind}`));
  const { score, scoreAsScanned, tally, inventory, ...counts } = await evaluate({
    store,
    account,
    startedAt,
    live,
    coverage,
    coverageOutside: outside.flatMap((unit) => unit.coverage),
    stale,
    options: checkOptions,
    accepted: plan.accepted,
    signal,
    progress,
    onDefect: (check, error) => plan.log(`Defect: ${check} threw: ${explain(error)}`),
  });

  progress.phase("publishing");
  const readAs = identity.arn && { readAs: identity.arn };
  const summary = { ...counts, ...readAs, changes: await store.changes() };
  signal.throwIfAborted();
  progress.phase("done");
  await progress.end();
  const scores = { score, scoreAsScanned };
  return { account, partition, startedAt, regions, ...scores, tally, summary, coverage, spans, judgedBy, inventory };
}

function regionsOf(units: readonly { region: string }[]): string[] {
  return [...new Set(units.map(({ region }) => region))].filter((region) => region !== "global").sort();
}

/** The regions that are read, and those that were and are not enabled any more. */
async function regionsToScan(
  { options, session }: ScanPlan,
  earlier: readonly LatestUnit[],
): Promise<{ regions: string[]; closed: string[] }> {
  const before = regionsOf(earlier);
  const regions = await session.regions(options.regions, before);
  const isWanted = (region: string) => options.regions === "all" || options.regions.includes(region);
  return { regions, closed: (await session.closed(before)).filter(isWanted) };
}
