import { setTimeout as sleep } from "node:timers/promises";
import type { Check, Severity } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { Coverage } from "#lib/inventory/coverage.ts";
import { exposureOf } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import {
  checksByKind,
  type EvaluationContext,
  evaluateReading,
  evaluateUnlisted,
  type Finding,
} from "#lib/scoring/evaluate.ts";
import { AccountTally, scoreResource } from "#lib/scoring/score.ts";
import { liveOutside, stageFindings } from "#lib/store/findings.ts";
import type { Db } from "#lib/store/query.ts";
import { countKnown, type ResourceGrade, readingsAt, setGrades } from "#lib/store/resources.ts";
import type { AccountScore, ScanSummary } from "#lib/store/views.ts";
import { loadInventory } from "./inventory.ts";
import type { Progress } from "./progress.ts";

export interface EvaluatePlan {
  db: Db;
  scan: { id: string; account: string; seq: number; startedAt: string };
  partition: string;
  coverage: readonly Coverage[];
  /** True when the catalogue changed since the last scan, so that settled jobs must be judged again. */
  catalogueChanged: boolean;
  signal: AbortSignal;
  progress: Progress;
  onDefect(check: string, error: unknown): void;
}

export interface Evaluation {
  /** Ids of the findings that stand for kinds that could not be listed. */
  unlisted: string[];
  score: AccountScore;
  verdicts: ScanSummary["verdicts"];
  failing: ScanSummary["failing"];
}

/**
 * Judges everything live, and of the settled jobs those that are new, in batches that let other work through:
 * evaluated, graded, staged, released.
 */
export async function evaluate(plan: EvaluatePlan): Promise<Evaluation> {
  const { db, scan, signal, progress } = plan;
  const inventory = await loadInventory(db, scan.account, scan.seq, plan.coverage);
  const context: EvaluationContext = {
    checks: checksByKind(checks as readonly Check[]),
    inventory,
    now: scan.startedAt,
    onDefect: plan.onDefect,
  };
  // A scan of some kinds or regions says nothing about the others: their findings stay as they are.
  const scope = new Set(plan.coverage.map(({ region, kind }) => `${region} ${kind}`));
  const tally = new AccountTally();
  const failing = noFailing();
  const verdicts: ScanSummary["verdicts"] = { pass: 0, fail: 0, "not-applicable": 0, unknown: 0 };
  let evaluated = 0;

  const take = async (findings: Finding[], grades: ResourceGrade[]) => {
    for (const finding of findings) {
      tally.add(finding);
      if (finding.exposure !== "live") continue;
      verdicts[finding.status]++;
      if (finding.status === "fail") failing[finding.severity]++;
    }
    evaluated += findings.length;
    await stageFindings(db, { account: scan.account, seq: scan.seq, findings });
    await setGrades(db, { account: scan.account, seq: scan.seq, grades });
    progress.evaluated(evaluated);
    // Time for the pages of the same process.
    await sleep(10);
    signal.throwIfAborted();
  };

  for (const part of [{ settled: false }, { settled: true, onlyNew: !plan.catalogueChanged }]) {
    for await (const batch of readingsAt(db, { account: scan.account, seq: scan.seq, ...part })) {
      const inScope = batch.filter(({ identity }) => scope.has(`${identity.region} ${identity.kind}`));
      const byReading = inScope.map((reading) => ({ reading, findings: evaluateReading(reading, context) }));
      await take(
        byReading.flatMap(({ findings }) => findings),
        byReading.map(({ reading, findings }) => gradeOf(reading, findings, inventory)),
      );
    }
  }
  const counts = await countKnown(db, { account: scan.account, seq: scan.seq });
  const unlisted = evaluateUnlisted(
    plan.coverage,
    { id: scan.account, partition: plan.partition },
    (kind, region) => counts.get(`${region} ${kind}`) ?? 0,
    context,
  );
  await take(unlisted, []);
  for (const earlier of await liveOutside(db, { account: scan.account, seq: scan.seq, scope: plan.coverage })) {
    tally.add(earlier);
    verdicts[earlier.status] += earlier.weight;
    if (earlier.status === "fail") failing[earlier.severity] += earlier.weight;
  }
  return { unlisted: unlisted.map((finding) => finding.id), score: tally.score(), verdicts, failing };
}

export function noFailing(): Record<Severity, number> {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
}

function gradeOf(reading: Reading, findings: Finding[], inventory: Inventory): ResourceGrade {
  const failing = noFailing();
  for (const finding of findings) if (finding.status === "fail") failing[finding.severity]++;
  const { value, grade } = scoreResource(findings);
  return {
    identity: reading.identity,
    exposure: reading.status === "read" ? exposureOf(reading.identity, reading.resource, inventory) : "live",
    score: value,
    grade,
    failing,
    unknown: findings.filter((finding) => finding.status === "unknown").length,
    failure: reading.status === "unread" ? reading.failure : null,
  };
}
