import { z } from "zod";
import type { CheckDetail, CheckRow } from "#components/checks/check-row.ts";
import type { CitedControl } from "#lib/checks/controls/index.ts";
import { describe } from "./describe.ts";
import { category, count, kind, severity } from "./words.ts";

export const control = describe<CitedControl>(
  "Control",
  "A control of a framework, as `id` cites it.",
)(z.object({ id: z.string(), control: z.string(), title: z.string(), framework: z.string() }));

const results = { pass: count, fail: count, waived: count, unknown: count, notApplicable: count, recordFail: count };
const named = { id: z.string(), kind, title: z.string(), failTitle: z.string(), severity, category };

const check = describe<CheckRow>(
  "Check",
  "A check of the catalogue with its results in the accounts, and the controls that it cites. `waived`: how many of those that fail a waiver accepts.",
)(z.object({ ...named, controls: z.array(z.string()), ...results }));

export const checkDetail = describe<CheckDetail>(
  "CheckDetail",
  "A check with why it matters, and what the controls that it cites are.",
)(
  z.object({
    ...named,
    rationale: z.string(),
    controls: z.array(control),
    references: z.array(z.templateLiteral(["https://", z.string()])),
    ...results,
  }),
);

export const checkPage = describe<{ rows: CheckRow[]; next: null }>(
  "CheckPage",
  "The whole catalogue.",
)(z.object({ rows: z.array(check), next: z.null() }));
