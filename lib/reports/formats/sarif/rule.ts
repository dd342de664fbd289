import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import type { Severity } from "#lib/checks/define.ts";

/** Of a result that fails. */
export const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

/** Where code scanning draws its lines: over 9 critical, from 7 high, from 4 medium. Source: GitHub, "SARIF support for code scanning". */
const scores: Readonly<Partial<Record<Severity, string>>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

/** GitHub refuses a rule with more, and shows the first ten. */
const mostTags = 20;

/** A check as a rule. One that the product no longer has is known by what its finding tells. */
export function ruleOf({ check: id, title, severity }: { check: string; title: string; severity: Severity }) {
  const check = checkOf(id);
  const controls = check?.controls ?? [];
  const cited = controlsOf(controls).map(({ framework, control, title }) => `${framework} ${control}: ${title}`);
  const [reference] = check?.references ?? [];
  const score = scores[severity];
  const help = [check?.rationale, ...cited, ...(check?.references ?? [])].filter(Boolean).join("\n");
  return {
    id,
    shortDescription: { text: check?.title ?? title },
    ...(check && { fullDescription: { text: check.rationale } }),
    ...(help && { help: { text: help } }),
    ...(reference && { helpUri: reference }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      // All controls are in the help; tags are what a screen can filter by.
      tags: [...new Set(["security", ...(check ? [check.category] : []), ...controls])].slice(0, mostTags),
      ...(score && { "security-severity": score }),
    },
  };
}
