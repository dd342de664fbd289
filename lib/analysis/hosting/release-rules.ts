import { sees } from "#lib/analysis/logging/event-pattern.ts";
import { runs } from "#lib/analysis/logging/targets.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";

type Rule = ResourceOf<"event-rule", "Targets">;

/** A rule that starts something when a version of a group is approved; `isSure` unless its pattern cannot be judged here. */
export interface ReleaseRule {
  identity: Identity;
  /** ARNs of what it starts. */
  starts: string[];
  isSure: boolean;
}

/**
 * The rules of the default bus that start something when a model package of the group is approved. Source: EventBridge user guide,
 * "Event patterns"; SageMaker developer guide, "SageMaker model package state change".
 */
export function releaseRules(group: string, region: string, inventory: Inventory): ReleaseRule[] {
  return inventory.all("event-rule", region).flatMap(({ identity }) => {
    const lookup = inventory.get("event-rule", identity.arn, region, "Targets");
    if (!lookup.found) return [];
    const { EventPattern, State, Targets } = lookup.resource;
    if (State === "DISABLED" || EventPattern === undefined) return [];
    const isSeen = sees(EventPattern, {
      account: identity.account,
      region,
      source: "aws.sagemaker",
      "detail-type": "SageMaker Model Package State Change",
      detail: { ModelPackageGroupName: group, ModelApprovalStatus: "Approved" },
    });
    const starts = startedBy(Targets);
    return isSeen === false || starts.length === 0 ? [] : [{ identity, starts, isSure: isSeen === true }];
  });
}

function startedBy(targets: Rule["Targets"]): string[] {
  return (targets ?? []).flatMap(({ Arn }) => (Arn && runs(Arn) ? [Arn] : []));
}
