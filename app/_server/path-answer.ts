import type { PathAnswer, PathStep } from "#components/findings/path.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { CheckContext } from "#lib/checks/define.ts";
import { optionsOf } from "#lib/checks/options.ts";
import { cuttersOf, trustedIn } from "#lib/checks/path-check.ts";
import { type Cut, cutsOf, stepsWith } from "#lib/checks/path-cuts.ts";
import { explain } from "#lib/errors.ts";
import { type AttackPath, familyOf, isDerived } from "#lib/inventory/derived.ts";
import { activityReach } from "#lib/scan/activity-reach.ts";
import { seenUse } from "#lib/scan/path-use.ts";
import { currentStore } from "#lib/store/current.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { checkOptionsOf, getScanRow } from "#lib/store/scans.ts";
import type { AccountView, FindingDetail } from "#lib/store/views.ts";
import { inventoryOf } from "./inventory.ts";

/** The steps of an attack path, how each is broken, and whether it was used; null for findings about anything else. */
export async function pathAnswer(account: AccountView, finding: FindingDetail): Promise<PathAnswer | null> {
  const { resource } = finding;
  if (!isDerived(resource.kind) || !account.currentScan) return null;
  const { db } = currentStore();
  const stored = await getResource(db, account.id, resource.arn);
  const path = pathIn(stored?.configuration);
  if (!path) return null;
  const context = await contextOf(account, finding);
  const reach = await activityReach(db, account);
  const steps = stepsWith(path, context ? trustedIn(context) : {});
  const cuts = context && finding.status === "fail" ? cutsIn(steps, familyOf(resource), context) : [];
  const shown = steps.map(async (step, at): Promise<PathStep> => {
    const cut = cuts.find((one) => one.at === at);
    return {
      kind: step.Kind,
      arn: step.Arn,
      name: step.Name,
      fact: step.Fact,
      field: step.Field,
      observed: step.Observed,
      expected: step.Expected,
      holds: step.Holds,
      reason: step.Reason ?? null,
      cut: cut ? { mutability: cut.fix.mutability, isCheapest: cut === cuts[0] } : null,
      use: step.Use && step.Holds !== false ? await seenUse(db, account.id, step.Use, reach) : null,
    };
  });
  return { from: path.From, to: path.To, steps: await Promise.all(shown) };
}

/** What is stored of a derived kind is what its derivation made; an earlier release made less of it. */
export function pathIn(configuration: Record<string, unknown> | null | undefined): AttackPath | undefined {
  const path = configuration as unknown as AttackPath | null | undefined;
  const isWhole =
    Array.isArray(path?.Steps) && path.Steps.every(({ Name }) => Name !== undefined) && path.From !== undefined;
  return isWhole ? path : undefined;
}

async function contextOf({ id, currentScan }: AccountView, finding: FindingDetail): Promise<CheckContext | undefined> {
  const check = checkOf(finding.check);
  if (!check || !currentScan) return undefined;
  const { db } = currentStore();
  const [scan, inventory, options] = await Promise.all([
    getScanRow(db, currentScan),
    inventoryOf(id, currentScan),
    checkOptionsOf(db, currentScan),
  ]);
  const { kind, arn, name, region } = finding.resource;
  const context: CheckContext = {
    identity: { account: id, kind, arn, name, region },
    inventory,
    now: scan?.startedAt ?? "",
    secrets: [],
  };
  return { ...context, ...{ options: optionsOf(check, options) } };
}

/** A defect of one fix must not hide the path. */
function cutsIn(steps: AttackPath["Steps"], family: string, context: CheckContext): Cut[] {
  try {
    return cutsOf(steps, cuttersOf(family), context);
  } catch (error) {
    process.stderr.write(`The ways to cut ${family} failed: ${explain(error)}\n`);
    return [];
  }
}
