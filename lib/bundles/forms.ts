import { z } from "zod";
import { categories, severities } from "#lib/checks/define.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure, Parts } from "#lib/readings/reading.ts";
import { bundleVersion } from "#lib/reports/formats/bundle/names.ts";
import type { AccountScore, ScanSummary } from "#lib/store/views.ts";

/*
 * What the files of a bundle hold, as far as it is read back. Whoever writes a bundle is not whoever reads it: of a field that is not as it
 * should be nothing is taken. Past what is here fields are left out.
 */

const time = z.iso.datetime();
const text = z.string();
const count = z.int().min(0);
const grade = z.enum(["A", "B", "C", "D", "F"]).nullable();
const region = text.regex(/^[a-z]{2,}(-[a-z]+)*(-\d+)?$/);
const exposure = z.enum(["live", "record"]);
const bySeverity = z.record(z.enum(severities), count);

const failure: z.ZodType<Failure> = z.object({
  class: z.enum(["denied", "throttled", "unsupported", "missing", "expired", "closed", "other"]),
  action: text,
  permission: text.exactOptional(),
  code: text,
  message: text,
});

const parts: z.ZodType<Parts> = z.record(
  text,
  z.discriminatedUnion("status", [
    z.object({ status: z.enum(["read", "absent"]), action: text }),
    z.object({
      status: z.literal("unread"),
      action: text,
      failure,
      last: z.object({ value: z.unknown(), at: time }).exactOptional(),
    }),
  ]),
);

const coverage: z.ZodType<Coverage> = z.object({
  region,
  kind: text,
  action: text,
  status: z.enum(["complete", "partial", "denied", "unsupported", "failed"]),
  calls: count,
  failures: count,
  unlisted: z.boolean(),
  failure: failure.exactOptional(),
  note: text.exactOptional(),
  leftOut: count.exactOptional(),
});

const score = z.object({
  value: z.number().min(0).max(100).nullable(),
  grade,
  coverage: z.number().min(0).max(1),
  provisional: z.boolean(),
  waived: count,
});

const accountScore: z.ZodType<AccountScore> = score.extend({
  categories: z.array(z.object({ category: z.enum(categories), score })),
  records: z
    .object({
      assessed: count,
      unknown: count,
      coverage: z.number().min(0).max(1).nullable(),
      provisional: z.boolean(),
    })
    .exactOptional(),
});

/** What changed since the scan before stays where that scan is. */
const summary: z.ZodType<Omit<ScanSummary, "changes">> = z.object({
  failing: bySeverity,
  verdicts: z.object({ pass: count, fail: count, "not-applicable": count, unknown: count }),
  recordFailing: bySeverity,
  resources: count,
  records: count,
  readAs: text.exactOptional(),
});

export const scanForm = z.object({
  bundleVersion: z.literal(bundleVersion),
  generator: z.object({ name: text, version: text }),
  scan: z.object({
    id: z.uuid(),
    account: text.regex(/^\d{12}$/),
    partition: text.regex(/^aws(-[a-z]+)*$/),
    regions: z.array(region),
    startedAt: time,
    finishedAt: time,
    readInFullAt: time.exactOptional(),
    apiCalls: count,
    throttles: count,
  }),
  options: z.object({
    horizonDays: z.union([z.int().min(1), z.literal("all")]),
    cap: z.union([z.int().min(1), z.literal("all")]).exactOptional(),
    kinds: z.array(text).exactOptional(),
    checks: z.record(text, z.record(text, z.unknown())).exactOptional(),
  }),
  watch: z.object({ base: text, events: count, resources: count }).nullable(),
  score: accountScore,
  summary,
  values: z.enum(["left-out", "included"]).exactOptional(),
  named: z.array(z.object({ kind: text, name: text })),
});

export const coverageForm = z.object({
  units: z.array(
    z.object({
      region,
      kind: text,
      readAt: z.union([time, z.literal("")]),
      isEarlier: z.boolean(),
      coverage: z.array(coverage),
    }),
  ),
});

export const findingForm = z.object({
  id: text,
  account: text,
  check: text,
  severity: z.enum(severities),
  category: z.enum(categories),
  status: z.enum(["pass", "fail", "not-applicable", "unknown"]),
  exposure,
  resource: z.object({ arn: text.min(1), kind: text, name: text, region }),
  evidence: z.array(z.object({ path: text, observed: z.unknown(), expected: text })),
  reason: text.exactOptional(),
  since: time,
  firstSeen: time,
});

export const resourceForm = z.object({
  account: text,
  arn: text.min(1),
  kind: text,
  name: text,
  region,
  also: z.array(text).nullable(),
  exposure,
  grade,
  score: z.number().nullable(),
  failing: bySeverity,
  // Accepted where the bundle comes from: the grade and the counts are without them.
  waived: count.exactOptional(),
  unknown: count,
  judged: count,
  owner: text.nullable(),
  tags: z.array(z.object({ key: text, value: text })).nullable(),
  changedAt: text.nullable(),
  firstSeen: time,
  failure: failure.nullable(),
  action: text,
  readAt: time,
  parts: parts.nullable(),
  secrets: z.array(z.object({ path: text, kind: text, fingerprint: text })),
  configuration: z.record(text, z.unknown()).nullable(),
});

export type BundledScan = z.output<typeof scanForm>;
export type BundledFinding = z.output<typeof findingForm>;
export type BundledResource = z.output<typeof resourceForm>;
