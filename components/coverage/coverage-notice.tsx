import Link from "next/link";
import { inRegions, plural, wordsOf } from "#lib/format.ts";
import { howToRenew } from "#lib/readings/reading.ts";
import type { CoverageRow } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { PartialNotice } from "../ui/states.tsx";
import { unlistedKinds, unreadGroups, unreadKey } from "./unread.ts";
import { UnreadLine } from "./unread-line.tsx";

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
  return (
    <PartialNotice
      title={titleOf(ledger, groups.length)}
      isStacked={groups.some((group) => group.unlisted)}
      action={<Link href={ledgerHref(scan, account)}>Coverage ledger</Link>}
    >
      {shown > 0 && (
        <ul className={cx("flex flex-col gap-0.5", isCompact && "max-md:hidden")}>
          {groups.slice(0, shown).map((group, index) => (
            <li key={unreadKey(group)}>
              <UnreadLine group={group} />
              {rest > 0 && index === shown - 1 && `, and ${rest} more`}
            </li>
          ))}
        </ul>
      )}
    </PartialNotice>
  );
}

export function ledgerHref(scan: string | null, account: string): string {
  const scans = scan ? `/scans/${encodeURIComponent(scan)}` : "/scans";
  return `${scans}?account=${encodeURIComponent(account)}`;
}

/** What is missing, in a sentence or two; undefined when nothing is. */
export function noticeTitle(ledger: readonly CoverageRow[]): string | undefined {
  const { length } = unreadGroups(ledger);
  return length === 0 ? undefined : titleOf(ledger, length);
}

const mostNamed = 3;

/** What ended the reading of much else comes first, then what could not be listed: it is missing here, and nothing else on the screen shows that. */
function titleOf(ledger: readonly CoverageRow[], actions: number): string {
  const what = titleOfUnread(ledger, actions);
  const isExpired = ledger.some(({ failure }) => failure?.class === "expired");
  const closed = [...new Set(ledger.flatMap(({ failure, region }) => (failure?.class === "closed" ? [region] : [])))];
  return [
    ...(isExpired ? [`The credentials expired before the scan was done. ${howToRenew}`] : []),
    ...(closed.length > 0 ? [`No longer enabled for this account, and not read: ${closed.sort().join(", ")}.`] : []),
    what,
  ].join(" ");
}

function titleOfUnread(ledger: readonly CoverageRow[], actions: number): string {
  const unlisted = unlistedKinds(ledger);
  if (unlisted.length === 0) {
    return `${plural(actions, "API action")} did not give everything. What depends on ${actions === 1 ? "it" : "them"} is unknown, not passed.`;
  }
  const named = unlisted.slice(0, mostNamed).map(({ kind, regions }) => `${wordsOf(kind)}${inRegions(regions)}`);
  const rest = unlisted.length - named.length;
  const all = [...named, ...(rest > 0 ? [plural(rest, "more kind")] : [])].join("; ");
  return `Could not be listed: ${all}. Whatever there is of ${unlisted.length === 1 ? "it" : "them"} may be missing here.`;
}
