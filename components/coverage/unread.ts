import type { CoverageRow } from "#lib/store/views.ts";

/** True for a line that hides resources or facts: refused, failed, not offered, or some unread, singly or beyond the cap. */
export function isUnread(line: CoverageRow): boolean {
  return line.status === "partial" ? line.failures > 0 || (line.leftOut ?? 0) > 0 : line.status !== "complete";
}

export interface UnreadGroup {
  kind: string;
  action: string;
  regions: string[];
  /** True when not even the list came: what there is of the kind is not known. */
  unlisted: boolean;
  /** Resources that the cap left unread, at least. */
  leftOut: number;
  /** What would have allowed it; null when permission is not what was missing. */
  permission: string | null;
  /** What refuses besides, where the permission alone would not help. */
  refusedBy: string | null;
  /** The code AWS gave, when there was one. */
  code: string | null;
  /** True when AWS was not asked, since the region is not enabled any more. */
  isClosed: boolean;
}

/** Tells the groups of a ledger apart. */
export function unreadKey({ kind, action, refusedBy, permission, code }: UnreadGroup): string {
  return `${kind} ${action} ${refusedBy} ${permission ?? code}`;
}

/** The unread lines of a ledger, one for each kind, action and why: first what could not be listed, then most regions first. */
export function unreadGroups(ledger: readonly CoverageRow[]): UnreadGroup[] {
  const groups = new Map<string, UnreadGroup>();
  for (const line of ledger.filter(isUnread)) {
    const code = line.failure?.code ?? null;
    const key = `${line.kind} ${line.action} ${line.refusedBy} ${line.permission ?? code}`;
    const group = groups.get(key) ?? {
      kind: line.kind,
      action: line.action,
      regions: [],
      unlisted: false,
      leftOut: 0,
      permission: line.permission,
      refusedBy: line.refusedBy ?? null,
      code,
      isClosed: line.failure?.class === "closed",
    };
    group.regions.push(line.region);
    group.unlisted ||= line.unlisted;
    group.leftOut += line.leftOut ?? 0;
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (one, other) => Number(other.unlisted) - Number(one.unlisted) || other.regions.length - one.regions.length,
  );
}

/** The kinds that could not be listed, and where: whatever there is of them is missing from every list. */
export function unlistedKinds(ledger: readonly CoverageRow[]): { kind: string; regions: string[] }[] {
  const kinds = Map.groupBy(
    ledger.filter((line) => line.unlisted && isUnread(line)),
    (line) => line.kind,
  );
  return [...kinds]
    .map(([kind, lines]) => ({ kind, regions: [...new Set(lines.map((line) => line.region))].sort() }))
    .sort((one, other) => other.regions.length - one.regions.length || (one.kind < other.kind ? -1 : 1));
}
