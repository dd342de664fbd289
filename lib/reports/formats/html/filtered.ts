import type { FindingPart, Report } from "../../report.ts";

/** False for findings that the report's filters leave out: that it has none of them says nothing. */
export function letsThrough({ filters }: Report, { status, exposure }: Partial<FindingPart>): boolean {
  const admits = (name: string, value: string | undefined) =>
    value === undefined || (filters.find((filter) => filter.name === name)?.values.includes(value) ?? true);
  return admits("status", status) && admits("exposure", exposure);
}
