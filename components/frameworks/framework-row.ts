import type { Control, Framework } from "#lib/checks/controls/framework.ts";
import type { CheckTally } from "#lib/store/views.ts";

/** A control with the live findings of all checks that bear on it, each counted once. */
export interface ControlRow extends Control, Pick<CheckTally, "pass" | "fail" | "unknown" | "notApplicable"> {
  /** As it is cited: `nist-800-53-r5:AC-4`. */
  id: string;
  /** In its framework: `AC-4`. */
  control: string;
  /** Their ids. */
  checks: string[];
}

/** A framework with the controls that checks bear on; it has others, of which no scan can say anything. */
export interface FrameworkRow extends Omit<Framework, "controls"> {
  controls: ControlRow[];
}

export const standings = ["fail", "unknown", "pass", "none"] as const;
export type Standing = (typeof standings)[number];

/** A control is met when nothing that bears on it fails and all of it is known; `none`: there is nothing that it is about. */
export function standingOf({ pass, fail, unknown }: Pick<ControlRow, "pass" | "fail" | "unknown">): Standing {
  if (fail > 0) return "fail";
  if (unknown > 0) return "unknown";
  return pass > 0 ? "pass" : "none";
}

export type Standings = Record<Standing, number>;

/** How many of the controls stand how. */
export function countStandings({ controls }: FrameworkRow): Standings {
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
