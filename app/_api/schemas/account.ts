import { z } from "zod";
import type { OrganizationReport } from "#lib/jobs/views.ts";
import { word } from "#lib/query-schema.ts";
import type { AccountView, ShownConnection } from "#lib/store/views.ts";
import { describe } from "./describe.ts";

const profile = z.string().min(1).max(200);
const externalId = z
  .string()
  .min(2)
  .max(1224)
  .regex(/^[\w+=,.@:/-]+$/, "only letters, digits and +=,.@:/-_ are allowed");
const roleArn = z.string().regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/, "it is not the ARN of a role");
const roleName = z.string().regex(/^[\w+=,.@/-]{1,576}$/, "it is not the name of a role");
const accountIds = z
  .array(z.string().regex(/^\d{12}$/, "an account id has twelve digits"))
  .min(1)
  .max(10_000);
const regions = z.union([z.literal("all"), z.array(word).min(1).max(50)]).default("all");

/** Source of what external ids, role names and paths may be: IAM API reference, AssumeRole and CreateRole. */
export const newAccount = z.strictObject({
  connection: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("default") }),
    z.strictObject({ type: z.literal("profile"), profile }),
    z.strictObject({
      type: z.literal("role"),
      roleArn,
      externalId: externalId.exactOptional(),
      profile: profile.exactOptional(),
    }),
  ]),
  label: z.string().trim().min(1).max(100).exactOptional(),
  regions,
});

export const newOrganization = z.strictObject({
  profile: profile.exactOptional(),
  roleName,
  externalId: externalId.exactOptional(),
  include: accountIds.exactOptional(),
  exclude: accountIds.exactOptional(),
  regions,
});

const member = { id: z.string(), name: z.string() };

export const organizationReport = describe<OrganizationReport>(
  "OrganizationReport",
  "What became of an organization's accounts. Names and reasons are untrusted text.",
)(z.object({ added: z.array(z.object(member)), left: z.array(z.object({ ...member, why: z.string() })) }));

const connection = describe<ShownConnection>(
  "Connection",
  "How AWS is reached for an account. External ids are never given out. One of a `bundle` is not: it was read back from an evidence bundle, with the SHA-256 of its manifest and the fingerprint of the key that signed it.",
)(
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("demo") }),
    z.object({ type: z.literal("default") }),
    z.object({ type: z.literal("profile"), profile: z.string() }),
    z.object({
      type: z.literal("role"),
      roleArn: z.string(),
      profile: z.string().exactOptional(),
    }),
    z.object({
      type: z.literal("bundle"),
      version: z.string(),
      scannedAt: z.string(),
      importedAt: z.string(),
      signedBy: z.string().nullable(),
      manifest: z.string(),
    }),
  ]),
);

export const account = describe<AccountView>(
  "Account",
  "`currentScan` is the scan whose result is shown.",
)(
  z.object({
    id: z.string(),
    label: z.string(),
    partition: z.string(),
    connection,
    regions: z.union([z.array(z.string()), z.literal("all")]),
    currentScan: z.string().nullable(),
  }),
);

export const accountPage = describe<{ rows: AccountView[]; next: null }>(
  "AccountPage",
  "All of them.",
)(z.object({ rows: z.array(account), next: z.null() }));
