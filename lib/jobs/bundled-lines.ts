import type { BundledFinding, BundledResource, BundledScan } from "#lib/bundles/forms.ts";
import { refused } from "#lib/bundles/refused.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { Verdict } from "#lib/checks/verdicts.ts";
import { AppError } from "#lib/errors.ts";
import { factsOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { bundleFiles } from "#lib/reports/formats/bundle/names.ts";
import { findingId } from "#lib/scoring/evaluate.ts";
import type { ToldFinding } from "#lib/store/findings.ts";
import type { ResourceGrade } from "#lib/store/resources.ts";

/* What a bundle says of a resource or a finding, as it is stored here. */

/** An account that is read back holds what is its own, and nothing else. */
export function holdOwn({ account, kind }: { account: string; kind: string }, { scan, generator }: BundledScan): void {
  if (account !== scan.account) throw refused(`it holds something of another account than ${scan.account}`);
  if (!factsOf(kind)) throw later(`resources of the kind ${kind}`, generator.version);
}

function later(what: string, version: string): AppError {
  return new AppError(
    "bundle",
    `The bundle has ${what}, which this version does not know.`,
    `Sagewarden ${version} wrote it: use that version, or a later one.`,
  );
}

/** What another installation made of a resource. */
export function gradeOf({ account, region, kind, arn, name, ...resource }: BundledResource): ResourceGrade {
  const { exposure, grade, score, failing, waived = 0, unknown, judged, failure, owner, tags } = resource;
  const { changedAt, firstSeen } = resource;
  const own = { exposure, grade, score, failing, waived, unknown, judged, failure, owner, tags, changedAt, firstSeen };
  return { identity: { account, region, kind, arn, name }, ...own };
}

/** A finding under the id that this installation gives it: no other account's can be written over. */
export function findingOf(line: BundledFinding, head: BundledScan): ToldFinding {
  const { account, status, evidence, reason = "", severity, category, exposure, since, firstSeen } = line;
  const { arn, kind, name, region } = line.resource;
  holdOwn({ account, kind }, head);
  const check = checkOf(line.check);
  if (!check) throw later(`verdicts of the check ${line.check}`, head.generator.version);
  const identity: Identity = { account, region, kind, arn, name };
  const id = findingId(check, identity);
  if (id !== line.id) throw refused(`a verdict of ${bundleFiles.findings} has an id that is not its own`);
  const verdict: Verdict = status === "pass" || status === "fail" ? { status, evidence } : { status, reason };
  return { id, check: check.id, identity, status, severity, category, exposure, verdict, since, firstSeen };
}
