import type { Kind } from "#lib/inventory/kinds.ts";
import { checks } from "../index.ts";

/** What others stand on comes first: who may do what, keys, buckets, networks, logs and images, before what names them. */
const foundations: readonly Kind[] = [
  "kms-key",
  "iam-account",
  "iam-policy",
  "iam-role",
  "iam-user",
  "s3-account",
  "s3-bucket",
  "log-group",
  "cloudtrail-trail",
  "vpc",
  "vpc-endpoint",
  "security-group",
  "ecr-repository",
  "workforce",
  "workteam",
];

/**
 * The others in the order of the catalogue. An endpoint config comes before the models that it serves: the copy of a config goes by
 * what was read of the old one, while a new model is put into whatever its endpoints run by then.
 */
const ordered: readonly string[] = [...new Set<string>([...foundations, ...checks.map(({ kind }) => kind)])];

/** For sorting what is put right, resource by resource. */
export function kindRank(kind: string): number {
  const at = ordered.indexOf(kind);
  return at === -1 ? ordered.length : at;
}
