/**
 * Every way a resource can point at another: ARNs, EC2 ids and KMS keys as they are written, and names as
 * `Field:value` (`ModelName:churn-v2`), since a model, its config and its endpoint often share one name.
 */
export function* referencesIn(value: unknown, field = ""): Generator<string> {
  if (typeof value === "string") {
    if (awsId.test(value) || isKmsField(field)) yield value;
    else if (field.endsWith("Name")) yield nameReference(field, value);
  } else if (value !== null && typeof value === "object") {
    for (const [name, child] of entriesOf(value, field)) yield* referencesIn(child, name);
  }
}

export function nameReference(field: string, value: string): string {
  return `${field}:${value}`;
}

/** The KMS keys a resource names: by id, ARN, `alias/…` or alias ARN, exactly as written in it. */
export function* kmsKeysIn(value: unknown, field = ""): Generator<string> {
  if (typeof value === "string") {
    if (isKmsField(field) && value !== "") yield value;
  } else if (value !== null && typeof value === "object") {
    for (const [name, child] of entriesOf(value, field)) yield* kmsKeysIn(child, name);
  }
}

const awsId = /^(arn:[\w-]+:|(subnet|sg|vpc|vpce|rtb|nat|igw|eigw|eni|acl|pl)-[0-9a-f]+$)/;

function isKmsField(field: string): boolean {
  return /KmsKey(Id|Arn)?$/.test(field);
}

function entriesOf(value: object, field: string): [string, unknown][] {
  return Array.isArray(value) ? value.map((item): [string, unknown] => [field, item]) : Object.entries(value);
}
