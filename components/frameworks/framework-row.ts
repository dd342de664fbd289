import type { Control, Framework } from "#lib/checks/controls/framework.ts";
import type { CheckTally } from "#lib/store/views.ts";

/** Live findings, those of each check counted once. */
export type Results = Pick<CheckTally, "pass" | "fail" | "unknown" | "notApplicable">;

/** A control with the results of all checks that bear on it. */
export interface ControlRow extends Control, Results {
  /** As it is cited: `nist-800-53-r5:AC-4`. */
  id: string;
  /** In its framework: `AC-4`. */
  control: string;
  /** Their ids. */
  checks: string[];
}

/** A framework with the controls that checks bear on, and the results of those; it has other controls, of which no scan says anything. */
export interface FrameworkRow extends Omit<Framework, "controls">, Results {
  controls: ControlRow[];
}

export const standings = ["fail", "unknown", "pass", "none"] as const;
export type Standing = (typeof standings)[number];

/** A control is met when nothing that bears on it fails and all of it is known; `none`: there is nothing that it is about. */
export function standingOf({ pass, fail, unknown }: Results): Standing {
  if (fail > 0) return "fail";
  if (unknown > 0) return "unknown";
  return pass > 0 ? "pass" : "none";
}

export type Standings = Record<Standing, number>;

/** How many of the controls stand how. */
export function countStandings({ controls }: Pick<FrameworkRow, "controls">): Standings {
  const counts: Standings = { fail: 0, unknown: 0, pass: 0, none: 0 };
  for (const control of controls) counts[standingOf(control)]++;
  return counts;
}

/** The controls whose id, title or checks hold the text, in any case. */
export function matchingControls(controls: readonly ControlRow[], text: string): ControlRow[] {
  const wanted = text.trim().toLowerCase();
  return controls.filter(({ control, title, checks }) =>
    [control, title, ...checks].some((words) => words.toLowerCase().includes(wanted)),
  );
}
