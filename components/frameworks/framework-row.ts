import type { Framework } from "#lib/checks/controls/framework.ts";
import type { JudgedControl, Results, Standing } from "#lib/checks/controls/judged.ts";

/** A control with the results of all checks that bear on it. */
export interface ControlRow extends Omit<JudgedControl, "checks"> {
  /** Their ids. */
  checks: string[];
}

/** A framework with the controls that checks bear on, and the results of those; it has other controls, of which no scan says anything. */
export interface FrameworkRow extends Omit<Framework, "controls">, Results {
  controls: ControlRow[];
}

export type Standings = Record<Standing, number>;

/** How many of the controls stand how. */
export function countStandings({ controls }: Pick<FrameworkRow, "controls">): Standings {
  const counts: Standings = { "not-met": 0, unknown: 0, met: 0, "met-where-judged": 0, "nothing-to-judge": 0 };
  for (const { standing } of controls) counts[standing]++;
  return counts;
}

/** The controls whose id, title or checks hold the text, in any case. */
export function matchingControls(controls: readonly ControlRow[], text: string): ControlRow[] {
  const wanted = text.trim().toLowerCase();
  return controls.filter(({ control, title, checks }) =>
    [control, title, ...checks].some((words) => words.toLowerCase().includes(wanted)),
  );
}
