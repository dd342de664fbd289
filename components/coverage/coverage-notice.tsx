import Link from "next/link";
import { inRegions, plural, wordsOf } from "#lib/format.ts";
import type { CoverageRow } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { PartialNotice } from "../ui/states.tsx";
import { type UnreadGroup, unreadGroups } from "./unread.ts";

/** The partial state of any screen: what the scan behind it could not read, and what was missing. */
export function CoverageNotice({
  ledger,
  scan,
  account,
  shown = 2,
  isCompact = false,
}: {
  ledger: readonly CoverageRow[];
  scan: string | null;
  account: string;
  /** How many are spelled out; the rest are counted. */
  shown?: number;
  /** Over a list: on a narrow window the title alone, the list needs the room. */
  isCompact?: boolean;
}) {
  const groups = unreadGroups(ledger);
  if (groups.length === 0) return null;
  const rest = groups.length - shown;
  const ledgerHref = scan
    ? `/scans/${encodeURIComponent(scan)}?account=${encodeURIComponent(account)}`
    : `/scans?account=${encodeURIComponent(account)}`;
  return (
    <PartialNotice
      title={`${plural(groups.length, "API action")} did not give everything. What depends on ${groups.length === 1 ? "it" : "them"} is unknown, not passed.`}
      action={<Link href={ledgerHref}>Coverage ledger</Link>}
    >
      <ul className={cx("flex flex-col gap-0.5", isCompact && "max-md:hidden")}>
        {groups.slice(0, shown).map((group, index) => (
          <li key={`${group.kind} ${group.action}`}>
            <UnreadLine group={group} />
            {rest > 0 && index === shown - 1 && `, and ${rest} more`}
          </li>
        ))}
      </ul>
    </PartialNotice>
  );
}

function UnreadLine({ group: { kind, regions, permission, action, code } }: { group: UnreadGroup }) {
  return (
    <>
      <span className="text-ink">{wordsOf(kind)}</span>
      {inRegions(regions)}:{" "}
      {permission ? (
        <>
          permission <code className="font-mono text-xs text-ink">{permission}</code> is missing
        </>
      ) : (
        <>
          <code className="font-mono text-xs text-ink">{action}</code>{" "}
          {code ? `answered ${code}` : "gave no complete answer"}
        </>
      )}
    </>
  );
}
