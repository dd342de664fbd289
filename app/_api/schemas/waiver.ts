import { z } from "zod";
import type { WaiverDetail, WaiverPreview, WaiverRow } from "#components/waivers/waiver-row.ts";
import type { Page } from "#lib/store/views.ts";
import type { WaiverChange } from "#lib/store/waivers.ts";
import type { WaiverScope } from "#lib/waivers/scope.ts";
import { newWaiver, type WaiverTerms } from "#lib/waivers/waiver.ts";
import { describe } from "./describe.ts";
import { bySeverity, count, moment, page, severity } from "./words.ts";

const texts = z.array(z.string());
const tags = z.array(z.object({ key: z.string(), value: z.string() }));

const scope = describe<WaiverScope>(
  "WaiverScope",
  "Lists that are empty leave nothing out; of each other one something has to match, of tags one value of every key. In `checks`, `regions`, `resources` (an ARN or a name) and values of tags `*` stands for any characters and `?` for one. What `except` describes is not waived.",
)(
  z.object({
    checks: texts,
    accounts: texts,
    regions: texts,
    resources: texts,
    tags,
    except: z.object({ accounts: texts, regions: texts, resources: texts, tags }).optional(),
  }),
);

const terms = z.object({
  scope,
  reason: z.string(),
  owner: z.string(),
  ticket: z.string().nullable(),
  until: z.string(),
});

const waiverTerms = describe<WaiverTerms>("WaiverTerms", "What was decided.")(terms);

export const waiverRow = describe<WaiverRow>(
  "Waiver",
  "A person's decision to accept findings. `until`: the last day (UTC) on which it holds. `accepts`: how many findings of the scans on show. `source`: whether it was made here, or stands in the file of waivers. `title`: of the one check that it is about.",
)(
  terms.extend({
    id: z.string(),
    source: z.enum(["dashboard", "file"]),
    createdAt: moment,
    changedAt: moment,
    endedAt: moment.nullable(),
    state: z.enum(["active", "expiring", "expired", "ended"]),
    accepts: count,
    title: z.string().nullable(),
  }),
);

const waiverChange = describe<WaiverChange>(
  "WaiverChange",
  "A line of the audit trail, which is only ever added to. `by`: who said to make it.",
)(
  z.object({
    number: count,
    waiver: z.string(),
    at: moment,
    change: z.enum(["made", "changed", "ended", "expired"]),
    by: z.string(),
    note: z.string().nullable(),
    was: waiverTerms.nullable(),
    became: waiverTerms.nullable(),
  }),
);

export const waiverDetail = describe<WaiverDetail>("WaiverDetail")(waiverRow.extend({ trail: z.array(waiverChange) }));

export const waiverList = describe<{ rows: WaiverRow[] }>(
  "WaiverList",
  "The latest first.",
)(z.object({ rows: z.array(waiverRow) }));

export const waiverChangePage = describe<Page<WaiverChange>>(
  "WaiverChangePage",
  "The latest first.",
)(page(waiverChange));

export const waiverPreview = describe<WaiverPreview>(
  "WaiverPreview",
  "What a scope would accept of what fails now. `already`: how many of them a waiver accepts.",
)(
  z.object({
    count,
    already: count,
    accounts: count,
    bySeverity,
    examples: z.array(
      z.object({
        id: z.string(),
        account: z.string(),
        check: z.string(),
        title: z.string(),
        severity,
        resource: z.object({ arn: z.string(), kind: z.string(), name: z.string(), region: z.string() }),
      }),
    ),
  }),
);

/** Who says to make a change, and why. */
const saidBy = { by: z.string().trim().min(1).max(200), note: z.string().trim().max(2000).optional() };

export const wantedWaiver = newWaiver.extend(saidBy);
export const endedBy = z.strictObject(saidBy);
