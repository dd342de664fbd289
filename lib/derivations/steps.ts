import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { type Around, of, whyOpen } from "./path.ts";

/** Whether a role that something works as is administrator in effect. `field` is the one that names it there. */
export function administratorStep(arn: string, field: string, { inventory, now }: Around): AttackStep {
  const name = parseArn(arn)?.resource.split("/").at(-1) ?? arn;
  const step = {
    ...of({ kind: "iam-role", arn, name }),
    Fact: "It is administrator, or can make itself so",
    Expected: "a role that is not administrator",
    Field: field,
    Observed: arn || null,
    Check: "iam-role/not-administrator",
  };
  const lookup = inventory.get("iam-role", arn, "global");
  if (!lookup.found) return { ...step, Holds: null, Reason: whyOpen(lookup, "The role") };
  const judged = isAdministrator(lookup.resource, now);
  if (judged.answer === "unknown") return { ...step, Holds: null, Reason: judged.reason };
  const by = judged.evidence.map(({ observed }) => String(observed));
  return {
    ...step,
    Observed: judged.answer ? by : arn,
    Field: judged.answer ? "policies" : field,
    Holds: judged.answer,
  };
}
