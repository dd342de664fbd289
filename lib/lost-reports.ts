import { plural } from "./format.ts";
import type { ReportsOf } from "./store/kept-reports.ts";

/** `3 kept reports that tell of it, 1 of them of other accounts as well`: what goes with an account; nothing where there is none. */
export function lostReports({ all, shared }: ReportsOf): string[] {
  if (all === 0) return [];
  const told = `${plural(all, "kept report")} that ${all === 1 ? "tells" : "tell"} of it`;
  if (shared === 0) return [told];
  return [`${told}, ${all === 1 ? "and" : `${shared} of them`} of other accounts as well`];
}
