import { z } from "zod";
import type { ControlRow, FrameworkRow } from "#components/frameworks/framework-row.ts";
import { standings } from "#lib/checks/controls/judged.ts";
import { describe } from "./describe.ts";
import { count } from "./words.ts";

const results = { pass: count, fail: count, unknown: count, notApplicable: count };

const control = describe<ControlRow>(
  "ControlResults",
  "A control with the live findings of the checks that bear on it, and why they do.",
)(
  z.object({
    id: z.string(),
    control: z.string(),
    title: z.string(),
    mapping: z.string(),
    standing: z.enum(standings),
    checks: z.array(z.string()),
    ...results,
  }),
);

const framework = describe<FrameworkRow>(
  "Framework",
  "A framework, or the rules of another tool, with the controls that checks bear on.",
)(
  z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    publisher: z.string(),
    source: z.templateLiteral(["https://", z.string()]),
    controls: z.array(control),
    ...results,
  }),
);

export const frameworkPage = describe<{ rows: FrameworkRow[]; next: null }>(
  "FrameworkPage",
  "Every framework.",
)(z.object({ rows: z.array(framework), next: z.null() }));
