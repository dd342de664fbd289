import { z } from "zod";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";

/*
 * What may stand for an account under `trailLogs`. All of it goes into policies and addresses, where `*`, `?` and `$` mean something
 * else. Sources: S3 user guide, "Bucket naming rules"; CloudTrail API reference, CreateTrail.
 */
export const trailLogSettings = {
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "no name of a bucket")
    .describe("the name of the bucket that the trail writes to"),
  prefix: z
    .string()
    .max(200)
    .regex(/^[\w!.'()-]+(\/[\w!.'()-]+)*$/, "no prefix of a trail")
    .optional()
    .describe("the trail's prefix, as `S3KeyPrefix` of the trail has it, without AWSLogs"),
  region: z
    .string()
    .regex(/^[a-z]{2,5}(-[a-z]+)+-\d$/, "no region")
    .describe("the region of the bucket, us-east-1"),
  organizationId: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, "no id of an organization")
    .optional()
    .describe("of a trail of an organization the organization's id, o-…"),
  kmsKey: z
    .string()
    .regex(/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/, "no ARN of a key")
    .optional()
    .describe("the ARN of the KMS key that the logs are encrypted with, where they are"),
} satisfies Record<keyof TrailLogs, z.ZodType>;
