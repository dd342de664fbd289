import type { Report } from "./report.ts";

/** True of a report on findings whose resource is gone: each is shown as it last was. */
export function isGone({ filters }: Pick<Report, "filters">): boolean {
  return filters.some(({ name, values }) => name === "change" && values.includes("gone"));
}
