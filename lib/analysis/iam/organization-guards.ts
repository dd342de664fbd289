import type { Inventory } from "#lib/inventory/inventory.ts";
import { coversAction, parsePolicy, type Statement } from "./policy.ts";

/** Calls that make what SageMaker works in, by which a guard is known. */
const making = [
  "sagemaker:CreateNotebookInstance",
  "sagemaker:CreateDomain",
  "sagemaker:CreateTrainingJob",
  "sagemaker:CreateProcessingJob",
  "sagemaker:CreateModel",
  "sagemaker:CreateEndpointConfig",
  "sagemaker:CreateCluster",
];

/** Where a service control policy holds that forbids something by a condition key, and what it is called. */
export interface Guard {
  /** `perhaps`: in a unit that the account may be in, or in a policy that could not be read whole. */
  holds: "here" | "perhaps" | "nowhere";
  words: string;
}

/** The best guard that there is by this key, whatever value it asks for. */
export function guardBy(key: string, account: string, inventory: Inventory): Guard {
  const found = inventory.all("organization-policy").flatMap(({ identity, resource }): Guard[] => {
    if (resource.Type !== "SERVICE_CONTROL_POLICY" || resource.AwsManaged) return [];
    const { name } = identity;
    const statements = parsePolicy(resource.Content);
    if (!statements) return [{ holds: "perhaps", words: `${name}, which could not be understood` }];
    if (!forbidsBy(statements, key)) return [];
    const whole = inventory.get("organization-policy", identity.arn, "global", "Targets");
    if (!whole.found || !Array.isArray(whole.resource.Targets))
      return [{ holds: "perhaps", words: `${name}, whose targets could not be read` }];
    const targets = whole.resource.Targets;
    if (targets.length === 0) return [{ holds: "nowhere", words: `${name}, which is attached to nothing` }];
    const isHere = targets.some(({ Type, TargetId }) => Type === "ROOT" || TargetId === account);
    if (isHere) return [{ holds: "here", words: name }];
    const units = targets.flatMap(({ Type, Name, TargetId }) => (Type === "ACCOUNT" ? [] : (Name ?? TargetId ?? [])));
    return units.length > 0
      ? [{ holds: "perhaps", words: `${name}, in ${units.join(", ")}` }]
      : [{ holds: "nowhere", words: `${name}, which is attached to other accounts` }];
  });
  const best = (holds: Guard["holds"]) => found.find((one) => one.holds === holds);
  return best("here") ?? best("perhaps") ?? best("nowhere") ?? { holds: "nowhere", words: "no policy" };
}

function forbidsBy(statements: readonly Statement[], key: string): boolean {
  return statements.some(
    ({ effect, actions, conditions }) =>
      effect === "Deny" &&
      conditions.some((one) => one.key === key.toLowerCase()) &&
      making.some((action) => coversAction(actions, action)),
  );
}
