import { z } from "zod";
import { matches } from "#lib/readings/wildcards.ts";
import { fail, notApplicable, pass, type Verdict } from "./verdicts.ts";

/** A list of what an organization has approved, which is empty until somebody writes one. */
export function approvedOnes(what: string) {
  return z
    .array(z.string().min(1).max(2_048))
    .max(1_000)
    .default([])
    .describe(`${what}, a list in which * stands for any part; with none in it nothing is asked`);
}

/** Passes when one of a thing's names is on the list; with nothing on it nothing is asked. */
export function isApproved(path: string, names: readonly string[], approved: readonly string[]): Verdict {
  if (approved.length === 0) return notApplicable("The settings name none that are approved.");
  const evidence = { path, observed: names, expected: `one of ${approved.join(", ")}` };
  const isOn = names.some((name) => approved.some((pattern) => matches(pattern, name)));
  return isOn ? pass(evidence) : fail(evidence);
}
