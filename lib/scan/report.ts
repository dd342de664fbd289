import type { Check } from "#lib/checks/define.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import { checks } from "#lib/checks/index.ts";
import { planOf } from "#lib/checks/remedies/plan.ts";
import { notCollected } from "#lib/collectors/not-collected.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Report, ReportCoverage, ReportFinding, ReportResource } from "#lib/reports/report.ts";
import { because } from "#lib/scoring/evaluate.ts";
import { eachFindingDetail } from "#lib/store/findings-list.ts";
import type { Db } from "#lib/store/query.ts";
import { eachResource } from "#lib/store/resources-list.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { ResourceDetail, ScanView } from "#lib/store/views.ts";
import { version } from "#lib/version.ts";

const byId: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));

/** The report of an account's current scan, as far as `inventory` and the store know it. */
export async function reportOf(db: Db, scan: ScanView, partition: string, inventory: Inventory): Promise<Report> {
  const { score } = scan;
  if (!score || !scan.startedAt || !scan.finishedAt) throw new Error(`Scan ${scan.id} is not completed.`);
  const coverage = await getCoverage(db, scan.id);
  return {
    generator: { name: "sagewarden", version },
    scan: {
      id: scan.id,
      account: scan.account,
      partition,
      regions: scan.regions,
      startedAt: scan.startedAt,
      finishedAt: scan.finishedAt,
      apiCalls: scan.progress.calls,
      throttles: scan.progress.throttles,
    },
    score: {
      value: score.value,
      grade: score.grade,
      coverage: score.coverage,
      provisional: score.provisional,
      waived: score.waived,
      categories: score.categories.map(({ category, score: { value, grade, coverage } }) => ({
        category,
        value,
        grade,
        coverage,
      })),
      ...(score.records && { records: score.records }),
    },
    notCollected: notCollected.map(({ label }) => label),
    coverage: coverage.map(
      ({ region, kind, action, status, failure, permission, note, leftOut }): ReportCoverage => ({
        region,
        kind,
        action,
        status,
        ...(failure && { error: `${failure.code}: ${failure.message}` }),
        ...(permission && { permission }),
        ...(note && { note }),
        ...(leftOut && { leftOut }),
      }),
    ),
    resources: () => resourcesOf(db, scan.account),
    findings: () => findingsOf(db, scan, inventory),
  };
}

async function* resourcesOf(db: Db, account: string): AsyncGenerator<ReportResource> {
  for await (const resource of eachResource(db, { account })) {
    const { arn, kind, name, region, exposure, grade, score, judged, failure } = resource;
    yield { arn, kind, name, region, exposure, grade, score, judged, ...(failure && { unread: because(failure) }) };
  }
}

async function* findingsOf(db: Db, scan: ScanView, inventory: Inventory): AsyncGenerator<ReportFinding> {
  for await (const { finding, resource } of eachFindingDetail(db, { account: scan.account })) {
    const { id, check, title, severity, category, status, exposure, evidence, reason, controls } = finding;
    const { since, firstSeen, readAt, isEarlier } = finding;
    const fix = status === "fail" && resource ? fixFor(check, resource, inventory, scan.startedAt ?? "") : undefined;
    yield {
      id,
      check,
      title,
      severity,
      category,
      status,
      exposure,
      resource: finding.resource,
      evidence,
      ...(reason !== null && { reason }),
      controls,
      since,
      firstSeen,
      readAt,
      isEarlier,
      ...(fix && { fix }),
    };
  }
}

type Configured = Pick<ResourceDetail, "arn" | "kind" | "name" | "region" | "account" | "configuration" | "secrets">;

/** The fix of one failing check for the resource as it was read; undefined when the resource or check is gone. */
export function fixFor(checkId: string, resource: Configured, inventory: Inventory, now: string): Fix | undefined {
  const fix = remedyFor(checkId, resource, inventory, now);
  if (!fix) return undefined;
  const { recipe: _, ...shown } = fix;
  return shown;
}

/** The fixes of several failing checks of one resource as one; undefined when there are not two to combine. */
export function planFor(
  checkIds: readonly string[],
  resource: Configured,
  inventory: Inventory,
  now: string,
): Fix | undefined {
  return planOf(checkIds.flatMap((id) => remedyFor(id, resource, inventory, now) ?? []));
}

function remedyFor(checkId: string, resource: Configured, inventory: Inventory, now: string): Fix | undefined {
  const check = byId.get(checkId);
  if (!check || !resource.configuration) return undefined;
  const { account, region, kind, arn, name, secrets } = resource;
  const identity = { account, region, kind, arn, name };
  return check.fix(resource.configuration as never, { identity, inventory, now, secrets });
}
