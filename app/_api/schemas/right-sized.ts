import { z } from "zod";
import type { ComparedPolicy, RightSizedAnswer } from "#components/access/right-sized-row.ts";
import { lineChanges } from "#lib/history/line-diff.ts";
import { describe } from "./describe.ts";
import { count } from "./words.ts";

const text = z.string();

const policy = describe<ComparedPolicy>(
  "RightSizedPolicy",
  "A policy of the role today and as it is proposed; `after` is null where nothing of it is left. Each right that it names, or that a wildcard in it covers, is `used`, or `unused` and goes, or `unseen`: no record would show its use, so it stays.",
)(
  z.object({
    name: text,
    arn: text.nullable(),
    before: text,
    after: text.nullable(),
    kept: z.array(text),
    rights: z.array(z.object({ action: text, fate: z.enum(["used", "unseen", "unused"]), why: text, calls: count })),
    lines: z.array(z.object({ change: z.enum(lineChanges), text })),
  }),
);

export const rightSizedAnswer = describe<RightSizedAnswer>(
  "RightSizedRole",
  "A role's policies without what it was not seen to use. `why` says why nothing is proposed. `begin` and `to`: between when all regions that are read were read, null where there is no such time; `silenceTells`: whether that is enough for a right to go since no call in it used it. `tried` counts the calls of its sessions that are stored and were not refused, and those that the proposal would deny though the policies of today do not.",
)(
  z.object({
    account: text,
    arn: text,
    why: text.nullable(),
    policies: z.array(policy),
    tried: z.object({ calls: count, untried: count, denied: count }),
    begin: text.nullable(),
    to: text.nullable(),
    gaps: z.array(text),
    allRegions: z.boolean(),
    silenceTells: z.boolean(),
    record: z.object({ days: z.int().nullable(), at: text.nullable() }).nullable(),
    recordUnread: text.nullable(),
  }),
);
