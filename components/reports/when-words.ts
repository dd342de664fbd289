import type { Cadence } from "#lib/store/report-views.ts";
import { timesWords } from "../times/times-words.ts";

/** When a report is made, as people say it. */
export function whenWords(cadence: Cadence): string {
  return cadence.type === "scan" ? "After each full scan" : timesWords(cadence);
}
