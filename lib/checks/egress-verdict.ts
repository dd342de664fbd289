import type { Egress } from "#lib/analysis/network/egress.ts";
import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

/** Fails when there is a way to the internet; unknown when a way leads out of what was read. */
export function egressVerdict({ reach, path }: Egress): Verdict {
  if (reach === "internet") return fail(...path);
  if (reach === "none") return pass(...path);
  const found = path.map((step) => `${step.path}: ${words(step.observed)}`).join("; ");
  return unknown(`Whether the internet can be reached is not known. ${found}.`);
}

function words(observed: unknown): string {
  if (observed === null) return "not read";
  return Array.isArray(observed) ? observed.join(", ") : String(observed);
}
