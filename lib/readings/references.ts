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

const awsId = /^(arn:[\w-]+:|(subnet|sg|vpc|vpce|rtb|nat|igw|eigw|eni|acl|pl)-[0-9a-f]+$)/;

/** Fields that name a KMS key: by id, ARN, `alias/…` or alias ARN. The last is S3's. */
export function isKmsField(field: string): boolean {
  return /KmsKey(Id|Arn)?$|^KMSMasterKeyID$/.test(field);
}

/** Every text in a value, with the name of the field it stands in. */
export function* textsIn(value: unknown, field = ""): Generator<readonly [text: string, field: string]> {
  if (typeof value === "string") yield [value, field];
  else if (value !== null && typeof value === "object") {
    for (const [name, child] of entriesOf(value, field)) yield* textsIn(child, name);
  }
}

function entriesOf(value: object, field: string): [string, unknown][] {
  return Array.isArray(value) ? value.map((item): [string, unknown] => [field, item]) : Object.entries(value);
}
