import { setImmediate as breathe } from "node:timers/promises";
import { checkOf, questionOf } from "#lib/checks/catalogue.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { exposureOf } from "#lib/inventory/exposure.ts";
import { type Inventory, lastSeenIn } from "#lib/inventory/inventory.ts";
import { unitRegion } from "#lib/inventory/kinds.ts";
import { lastChangeIn } from "#lib/inventory/moments.ts";
import { ownerIn } from "#lib/inventory/owner.ts";
import { tagsOf } from "#lib/inventory/tags.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import {
  checksByKind,
  type EvaluationContext,
  evaluateReading,
  type Finding,
  findingId,
  type Judgement,
  recalled,
  unlistedUnknowns,
} from "#lib/scoring/evaluate.ts";
import { AccountTally, type LiveCount, recordsScore, scoreWithout, standingOf } from "#lib/scoring/score.ts";
import { noFailing } from "#lib/scoring/weights.ts";
import type { ResourceGrade } from "#lib/store/resources.ts";
import type { AccountScore, ScanSummary } from "#lib/store/views.ts";
import type { Acceptance } from "#lib/waivers/acceptance.ts";
import { derive, derivedUnits } from "./derive.ts";
import { inventoryOf } from "./inventory.ts";
import type { Progress } from "./progress.ts";
import type { ScanStore } from "./scan-store.ts";

export interface EvaluatePlan {
  store: ScanStore;
  account: string;
  /** ISO time the scan started. */
  startedAt: string;
  /** What was collected and can still change. */
  live: readonly Reading[];
  coverage: readonly Coverage[];
  /** Coverage of the kinds and regions that the scan left out, from the last scan that did not. */
  coverageOutside: readonly Coverage[];
  /** Where the checks changed since settled jobs were judged, so that they are judged again. */
  stale: readonly { region: string; kind: string }[];
  options: CheckOptions;
  /** What of it is accepted, where that is not the store's to say. */
  accepted?: Acceptance | undefined;
  signal: AbortSignal;
  progress: Progress;
  onDefect(check: string, error: unknown): void;
}

export interface Evaluation {
  score: AccountScore;
  /** As if nobody had accepted anything. */
  scoreAsScanned: AccountScore;
  tally: LiveCount[];
  verdicts: ScanSummary["verdicts"];
  failing: ScanSummary["failing"];
  recordFailing: ScanSummary["recordFailing"];
  resources: number;
  records: number;
  inventory: Inventory;
}

/** Readings that are judged before anything else gets its turn. */
const batchSize = 200;

/**
 * Judges everything live, and of the settled jobs those that are new, in batches that let other work through:
 * evaluated, graded, staged, released.
 */
export async function evaluate(plan: EvaluatePlan): Promise<Evaluation> {
  const { store, startedAt, signal, progress } = plan;
  // What the scan left out is known as far as an earlier one read it.
  const inventory = inventoryOf(plan.live, plan.coverage, await store.namesOfJobs(), plan.coverageOutside);
  const covered = [...plan.coverage, ...(await derive({ ...plan, inventory }))];
  const coverage = [...covered, ...plan.coverageOutside];
  const context: EvaluationContext = {
    checks: checksByKind(checks as readonly Check[]),
    inventory,
    options: plan.options,
    now: startedAt,
    onDefect: plan.onDefect,
  };
  // A scan of some kinds or regions says nothing about the others: their findings stay as they are.
  const scope = new Set(covered.map(placeOf));
  const tally = new AccountTally(questionOf);
  const waived = new Map<string, number>();
  const failing = noFailing();
  const verdicts: ScanSummary["verdicts"] = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
  let evaluated = 0;

  const take = async (findings: Finding[], grades: ResourceGrade[]) => {
    for (const finding of findings) {
      // What is accepted fails all the same, and is taken from the score at the end.
      tally.add({ ...finding, waived: false });
      if (finding.exposure !== "live") continue;
      if (finding.waived) waived.set(finding.check, (waived.get(finding.check) ?? 0) + 1);
      verdicts[finding.status]++;
      if (finding.status === "fail") failing[finding.severity]++;
    }
    evaluated += findings.length;
    await store.stageVerdicts(findings, grades);
    progress.evaluated(evaluated);
    // Time for the pages of the same process.
    await breathe();
    signal.throwIfAborted();
  };
  let taken = Promise.resolve();

  const judge = async (batch: readonly Reading[], places: ReadonlySet<string>) => {
    const inScope = batch.filter(({ identity }) => places.has(placeOf(identity)));
    const byReading = await recall(
      inScope.map((reading) => ({ reading, findings: evaluateReading(reading, context).map(kept) })),
      (ids) => store.lastVerdicts(ids),
    );
    if (plan.accepted) markAccepted(byReading, inventory, plan.accepted);
    const grades = byReading.map(({ reading, findings }) => gradeOf(reading, findings, inventory));
    // This batch was judged while the one before was written.
    await taken;
    taken = take(
      byReading.flatMap(({ findings }) => findings),
      grades,
    );
    taken.catch(() => undefined);
  };
  for (let from = 0; from < plan.live.length; from += batchSize) {
    await judge(plan.live.slice(from, from + batchSize), scope);
  }
  const stale = new Set(plan.stale.map(placeOf));
  const fresh = new Set([...scope].filter((place) => !stale.has(place)));
  for await (const batch of store.readings({ settled: false, units: derivedUnits })) await judge(batch, scope);
  for await (const batch of store.readings({ settled: true, units: plan.stale })) await judge(batch, scope);
  for await (const batch of store.readings({ settled: true, onlyNew: true })) await judge(batch, fresh);
  await taken;

  for (const { count, ...earlier } of await store.liveOutside(covered)) {
    tally.add(earlier, count);
    verdicts[earlier.status] += count;
    if (earlier.status === "fail") failing[earlier.severity] += count;
  }
  for (const unlisted of unlistedUnknowns(coverage, context.checks)) tally.add(unlisted);
  await store.closeRetired(checks.map((check) => check.id));
  const records = await store.tally();
  const leftOut = unreadVerdicts(coverage, context.checks);
  const scoreAsScanned = { ...tally.score(), records: recordsScore(records.verdicts, leftOut) };
  const { value, grade } = scoreAsScanned;
  const without = waived.size > 0 && {
    ...scoreWithout(tally.counts(), waived, questionOf),
    withWaived: { value, grade },
  };
  return {
    score: { ...scoreAsScanned, ...without },
    scoreAsScanned,
    tally: tally.counts(),
    verdicts,
    failing,
    recordFailing: records.failing,
    resources: records.live,
    records: records.records,
    inventory,
  };
}

/** The unit that a resource, or a line of coverage, belongs to. */
function placeOf({ region, kind }: { region: string; kind: string }): string {
  return `${unitRegion(kind, region)} ${kind}`;
}

/** Says of what could not be read, a resource or a part of it, what it was when it last could be. */
async function recall(
  judged: Judged[],
  lastVerdicts: (ids: string[]) => Promise<ReadonlyMap<string, Finding["status"]>>,
): Promise<Judged[]> {
  const lost = judged.flatMap(({ findings }) => findings.filter(({ unread }) => unread?.last).map(({ id }) => id));
  if (lost.length === 0) return judged;
  const last = await lastVerdicts(lost);
  return judged.map(({ reading, findings }) => ({
    reading,
    findings: findings.map((finding) => recalled(finding, last.get(finding.id))),
  }));
}

/** As it is kept: with the id that it has in every scan. */
function kept(judgement: Judgement): Finding {
  const check = checkOf(judgement.check);
  if (!check) throw new Error(`There is no check ${judgement.check}.`);
  return { id: findingId(check, judgement.identity), ...judgement };
}

function markAccepted(judged: readonly Judged[], inventory: Inventory, accepted: Acceptance): void {
  for (const { reading, findings } of judged) {
    if (!findings.some(({ status }) => status === "fail")) continue;
    const { tags } = describedBy(reading, inventory);
    for (const finding of findings)
      finding.waived =
        finding.status === "fail" && accepted({ ...finding.identity, check: finding.check, tags }) !== null;
  }
}

interface Judged {
  reading: Reading;
  findings: Finding[];
}

/** The verdicts that jobs which the cap left out would have had, at least. */
function unreadVerdicts(coverage: readonly Coverage[], checks: EvaluationContext["checks"]): number {
  return coverage.reduce((sum, { kind, leftOut = 0 }) => sum + leftOut * (checks.get(kind)?.length ?? 0), 0);
}

/** What people sort and look for: whose it is, how it is tagged, when it last changed. What could not be read is null. */
function describedBy(reading: Reading, inventory: Inventory): Pick<ResourceGrade, "owner" | "tags" | "changedAt"> {
  const lastSeen = lastSeenIn(reading);
  const lookup = tagsOf(inventory, reading.identity, reading.status === "read" ? reading.resource : undefined);
  return {
    owner: lookup.read ? (ownerIn(lookup.tags)?.value ?? null) : null,
    tags: lookup.read ? [...lookup.tags] : null,
    changedAt: lastChangeIn(lastSeen)?.at ?? null,
  };
}

function gradeOf(reading: Reading, findings: Finding[], inventory: Inventory): ResourceGrade {
  const { value, ...standing } = standingOf(findings);
  return {
    identity: reading.identity,
    exposure: reading.status === "read" ? exposureOf(reading.identity, reading.resource, inventory) : "live",
    ...standing,
    score: value,
    unknown: findings.filter((finding) => finding.status === "unknown").length,
    judged: findings.filter((finding) => finding.status !== "not-applicable").length,
    failure: reading.status === "unread" ? reading.failure : null,
    ...describedBy(reading, inventory),
  };
}
