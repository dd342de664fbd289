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

/** Targets that run something; topics, queues, logs and other buses only pass the news on. */
const running = /^arn:[\w-]+:(lambda|states|codebuild|codepipeline|sagemaker|batch|ecs|ssm|execute-api):/;

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
    const sees = seesApproval(EventPattern, group);
    const starts = startedBy(Targets);
    return sees === false || starts.length === 0 ? [] : [{ identity, starts, isSure: sees === true }];
  });
}

function startedBy(targets: Rule["Targets"]): string[] {
  return (targets ?? []).flatMap(({ Arn }) => (Arn && running.test(Arn) ? [Arn] : []));
}

/** Whether a pattern fits the event; undefined when it hangs on comparisons that are not judged here. */
function seesApproval(pattern: string, group: string): boolean | undefined {
  const wanted = parsed(pattern);
  if (!wanted) return undefined;
  const detail = (wanted.detail ?? {}) as Record<string, unknown>;
  if (typeof detail !== "object") return undefined;
  const tests = [
    fits(wanted.source, "aws.sagemaker"),
    fits(wanted["detail-type"], "SageMaker Model Package State Change"),
    fits(detail.ModelPackageGroupName, group),
    fits(detail.ModelApprovalStatus, "Approved"),
  ];
  if (tests.includes(false)) return false;
  const known = new Set(["ModelPackageGroupName", "ModelApprovalStatus"]);
  const others = Object.keys(detail).some((field) => !known.has(field));
  return others || tests.includes(undefined) ? undefined : true;
}

/** Left out, a field may be anything. A comparison other than with plain text is not judged, unless a text fits already. */
function fits(alternatives: unknown, value: string): boolean | undefined {
  if (alternatives === undefined) return true;
  if (!Array.isArray(alternatives)) return undefined;
  if (alternatives.includes(value)) return true;
  return alternatives.every((one) => typeof one === "string") ? false : undefined;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
