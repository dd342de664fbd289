import type { CoverageRow } from "#lib/store/views.ts";

/** True for a line that hides resources or facts: refused, failed, not offered, or some single ones unread. */
export function isUnread(line: CoverageRow): boolean {
  return line.status === "partial" ? line.failures > 0 : line.status !== "complete";
}

export interface UnreadGroup {
  kind: string;
  action: string;
  regions: string[];
  /** What would have allowed it; null when permission is not what was missing. */
  permission: string | null;
  /** The code AWS gave, when there was one. */
  code: string | null;
}

/** The unread lines of a ledger, one for each kind and action, most regions first. */
export function unreadGroups(ledger: readonly CoverageRow[]): UnreadGroup[] {
  const groups = new Map<string, UnreadGroup>();
  for (const line of ledger.filter(isUnread)) {
    const key = `${line.kind} ${line.action}`;
    const group = groups.get(key) ?? {
      kind: line.kind,
      action: line.action,
      regions: [],
      permission: line.permission,
      code: line.failure?.code ?? null,
    };
    group.regions.push(line.region);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.regions.length - one.regions.length);
}
