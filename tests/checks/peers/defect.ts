import type { Kind, PartOf, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, type DeepPartial, region } from "#tests/support/test-check.ts";

type Status = "pass" | "fail" | "not-applicable" | "unknown";

interface Words {
  /** The tool, and what it calls the rule. */
  rule: string;
  /** What the rule gets wrong, as its source has it. */
  wrong: string;
  /** What the rule says of this resource; `nothing` where the tool has none, or does not look there. */
  says: "pass" | "fail" | "nothing";
  /** Why it is otherwise, by AWS's documentation. */
  because: string;
  /** What stands beside the resource in the account. */
  beside?: readonly Reading[];
  /** Of checks by their name within the kind. At least one verdict is not what the rule says. */
  verdicts: Readonly<Record<string, Status>>;
}

/** One wrong verdict of another tool, with the resource that shows it, as AWS describes such. */
export interface Defect extends Words {
  kind: Kind;
  resource: object;
}

export function defect<K extends Kind>(kind: K, resource: DeepPartial<ResourceOf<K, PartOf<K>>>, words: Words): Defect {
  return { kind, resource, ...words };
}

export const of = (type: string, name = "subject-name") => `arn:aws:sagemaker:${region}:${account}:${type}/${name}`;
export const stranger = "611111111116";
