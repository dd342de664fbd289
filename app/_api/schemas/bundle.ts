import { z } from "zod";
import type { BundleShown } from "#components/reports/bundle-view.ts";
import type { ImportTold } from "#lib/jobs/views.ts";
import { describe } from "./describe.ts";
import { count, moment } from "./words.ts";

export const bundleShown = describe<BundleShown>(
  "Bundle",
  "What an evidence bundle holds, every byte of it checked.",
)(
  z.object({
    account: z.string(),
    regions: z.array(z.string()),
    finishedAt: moment,
    version: z.string(),
    resources: count,
    findings: count,
    size: count,
    manifest: z.string(),
    signedBy: z.string().nullable(),
    signer: z.enum(["own", "other", "nobody"]),
    values: z.enum(["left-out", "included", "not-said"]),
    here: z.enum(["no", "imported", "read-here"]),
  }),
);

export const bundleImported = describe<ImportTold>("ImportedBundle")(
  z.object({
    account: z.string(),
    finishedAt: moment,
    version: z.string(),
    resources: count,
    findings: count,
    events: count,
  }),
);
