import { formatArn } from "#lib/readings/arn.ts";
import type { Call, Operation } from "../call.ts";
import { derived } from "../derived.ts";
import { parentOf, type SageMakerKind, sagemakerKinds } from "./sagemaker-kinds.ts";
import { type Fields, resourcesOf } from "./sagemaker-lists.ts";

/** How requests name what an account holds. */

export function byKeys(kind: SageMakerKind, call: Call): ReadonlyMap<string, Fields> {
  return derived(resourcesOf(kind, call), "by keys", (all) => new Map(all.map((one) => [keyOf(kind, one), one])));
}

export function keyOf(kind: SageMakerKind, fields: Fields): string {
  return kind.keys.map((key) => String(fields[key])).join(" ");
}

/** ARNs are compared without case: SageMaker writes some names in lower case there. */
export function byArn(kind: SageMakerKind, call: Call): ReadonlyMap<string, Fields> {
  const { arn } = kind;
  if (arn === undefined) return new Map();
  const all = resourcesOf(kind, call);
  return derived(all, "by arn", () => new Map(all.map((one) => [String(one[arn]).toLowerCase(), one])));
}

/**
 * The ARN of what these fields name: the one they give, its own, which may end with an id that is not its name, or one put together for what is
 * not there. What has none is named by that of its parent.
 */
export function arnFor(kind: SageMakerKind, fields: Fields, call: Call): string {
  const parent = kind.arn === undefined && parentOf(kind);
  if (parent) return arnFor(parent, fields, call);
  if (`${kind.keys}` === kind.arn) return String(fields[kind.arn]);
  const own = fields[kind.name];
  if (typeof own === "string" && own.startsWith("arn:")) return own;
  const known = kind.arn && byKeys(kind, call).get(keyOf(kind, fields))?.[kind.arn];
  // An app is a profile's or a space's.
  const names = kind.keys.flatMap((key) => (fields[key] === undefined ? [] : String(fields[key]).toLowerCase()));
  const name = names.join("/");
  return typeof known === "string" ? known : arnOf(call, `${kind.arnType}/${name}`);
}

export function arnOf({ account, region }: Call, resource: string): string {
  const place = { partition: account.partition, service: "sagemaker", region: region.name, account: account.id };
  return formatArn({ ...place, resource });
}

/** The operation, called with names alone: where AWS takes a name or an ARN, the ARN stands for the name. */
export function calledByName(operation: Operation<Fields>): Operation<Fields> {
  return (input, call) => {
    const names = Object.entries(input).map(([key, value]) => [key, nameIn(key, value, call) ?? value]);
    return operation(Object.fromEntries(names), call);
  };
}

function nameIn(key: string, value: unknown, call: Call): unknown {
  if (typeof value !== "string" || !value.startsWith("arn:")) return undefined;
  const kind = sagemakerKinds.find(({ keys }) => `${keys}` === key);
  return kind && byArn(kind, call).get(value.toLowerCase())?.[key];
}
