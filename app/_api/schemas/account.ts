import { z } from "zod";
import type { AccountView, Connection } from "#lib/store/views.ts";
import { describe } from "./describe.ts";

const connection = describe<Connection>(
  "Connection",
  "How AWS is reached for an account.",
)(
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("demo") }),
    z.object({ type: z.literal("default") }),
    z.object({ type: z.literal("profile"), profile: z.string() }),
    z.object({
      type: z.literal("role"),
      roleArn: z.string(),
      externalId: z.string().exactOptional(),
      profile: z.string().exactOptional(),
    }),
  ]),
);

const account = describe<AccountView>(
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
