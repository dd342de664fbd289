import { z } from "zod";
import type { PermissionsReport } from "#lib/jobs/views.ts";
import type { PreflightLine } from "#lib/permissions/preflight.ts";
import { refusingPolicies } from "#lib/readings/refuser.ts";
import { describe } from "./describe.ts";
import { count, moment } from "./words.ts";

const line = describe<PreflightLine>(
  "PermissionLine",
  "A permission that is not granted, in the regions where the same came of it. `refusedBy`: what denies it where a statement of the identity's own would not help. `said` is untrusted text.",
)(
  z.object({
    permission: z.string(),
    outcome: z.enum(["refused", "unsupported", "untold"]),
    regions: z.array(z.string()),
    refusedBy: z.enum(refusingPolicies).exactOptional(),
    said: z.string().exactOptional(),
  }),
);

export const permissionsReport = describe<PermissionsReport>(
  "PermissionsReport",
  "Which permissions of those that a scan needs are granted. `statement` grants what the identity's own policy lacks; `logStatements` are what reading the logs of the account's trail takes besides, where the configuration allows it, and are not tried.",
)(
  z.object({
    account: z.string(),
    identity: z.string(),
    regions: z.array(z.string()),
    checkedAt: moment,
    permissions: count,
    granted: count,
    lines: z.array(line),
    statement: z
      .object({
        Sid: z.string(),
        Effect: z.literal("Allow"),
        Action: z.array(z.string()),
        Resource: z.literal("*"),
      })
      .nullable(),
    logStatements: z.array(
      z.object({
        Sid: z.string(),
        Effect: z.literal("Allow"),
        Action: z.array(z.string()),
        Resource: z.union([z.string(), z.array(z.string())]),
        Condition: z.record(z.string(), z.record(z.string(), z.string())).exactOptional(),
      }),
    ),
  }),
);
