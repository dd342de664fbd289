import { isAbsolute } from "node:path";
import { z } from "zod";
import type { BucketPlace, Destination, FolderPlace } from "#lib/delivery/destination.ts";
import { webhookAddress } from "#lib/delivery/webhook-address.ts";
import { trailLogSettings } from "./trail-log-settings.ts";

export const destinationName = /^[a-z0-9-]{1,40}$/;

/*
 * What may stand for a destination. What is of AWS goes into policies and addresses, where `*`, `?` and `$` mean something else. Sources:
 * S3 user guide, "Bucket naming rules"; IAM and STS API reference, "Common parameters" and AssumeRole.
 */
const folder = {
  folder: z
    .string()
    .refine((path) => isAbsolute(path) && !path.includes("\0"), "no absolute path")
    .describe("the path of a folder that is there, from the root of the disk"),
} satisfies Record<keyof FolderPlace, z.ZodType>;

const bucket = {
  bucket: trailLogSettings.bucket.describe("the name of a bucket"),
  region: trailLogSettings.region,
  owner: z
    .string()
    .regex(/^\d{12}$/, "no account")
    .describe("the account that owns the bucket, a number of twelve digits"),
  prefix: z
    .string()
    .max(200)
    .regex(/^([\w!.'()-]+\/)+$/, "no prefix")
    .optional()
    .describe("what keys begin with, with a slash at the end"),
  kmsKey: trailLogSettings.kmsKey.describe("the ARN of the KMS key that S3 is to encrypt with"),
  profile: z.string().min(1).max(200).optional().describe("a profile of the AWS CLI, to write with"),
  roleArn: z
    .string()
    .regex(/^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/, "no ARN of a role")
    .optional()
    .describe("the ARN of a role to write with"),
  externalId: z
    .string()
    .regex(/^[\w+=,.@:/-]{2,1224}$/, "no external id")
    .optional()
    .describe("what the role asks for as an external id"),
} satisfies Record<keyof BucketPlace, z.ZodType>;

/** Of these no value is ever told: one is as good as a password, and in place of the other people write the secret itself. */
const webhook = {
  webhook: z
    .string()
    .refine((text) => webhookAddress(text) !== undefined, "no address of https")
    .describe("an address of https, without a name and a password in it; of http on this machine alone"),
  secretVariable: z
    .string()
    .regex(/^(?!whsec_)[A-Za-z_]\w{0,199}$/, "no name of an environment variable")
    .optional()
    .describe("the name of the environment variable that holds the secret, never the secret itself"),
};

export const destinationKinds = { folder, bucket, webhook } as const;
type Kind = keyof typeof destinationKinds;

/** Which kind an entry is of; undefined where it names none, or two. */
export function kindNamed(entry: object): Kind | undefined {
  const [kind, other] = (Object.keys(destinationKinds) as Kind[]).filter((one) => Object.hasOwn(entry, one));
  return other === undefined ? kind : undefined;
}

/** What is wrong with the entry as a whole, as the end of a sentence that begins with its place. */
export function lacking(kind: Kind, values: Readonly<Record<string, unknown>>): string | undefined {
  const needed = kind === "bucket" ? ["region", "owner"] : [];
  const missing = needed.find((name) => values[name] === undefined);
  if (missing !== undefined) return `has no "${missing}"`;
  return values.externalId !== undefined && values.roleArn === undefined
    ? 'has an "externalId" and no "roleArn"'
    : undefined;
}

/** Of values that fit. */
export function destinationOf(name: string, kind: Kind, values: Readonly<Record<string, unknown>>): Destination {
  if (kind === "folder") return { name, type: kind, ...z.object(folder).parse(values) };
  if (kind === "bucket") return { name, type: kind, ...(z.object(bucket).parse(values) as BucketPlace) };
  const { webhook: url, secretVariable } = z.object(webhook).parse(values);
  return { name, type: kind, url, ...(secretVariable !== undefined && { secretVariable }) };
}
