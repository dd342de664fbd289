import Link from "next/link";
import type { HardlyJudged } from "#lib/filters/resources.ts";
import { formatCount, plural } from "#lib/format.ts";
import type { CoverageRow } from "#lib/store/views.ts";
import { ledgerHref } from "../coverage/coverage-notice.tsx";
import { NotCollected } from "../coverage/not-collected.tsx";
import { unreadGroups, unreadKey } from "../coverage/unread.ts";
import { UnreadLine } from "../coverage/unread-line.tsx";
import { Section } from "./section.tsx";

/** So many are spelled out, here; the ledger has them all. */
const most = 6;

/** What the grade says nothing about: what AWS did not give, resources that no check, or hardly one, applies to, and kinds that are not read. */
export function NotAssessed({
  ledger,
  scan,
  counts,
  notCollected,
  account,
}: {
  ledger: readonly CoverageRow[];
  scan: string;
  counts: Record<HardlyJudged, number>;
  /** The kinds that are not read. */
  notCollected: readonly string[];
  account: string;
}) {
  const listed = (judged: HardlyJudged) => `/resources?${new URLSearchParams({ account, judged })}`;
  const { none, secrets } = counts;
  const groups = unreadGroups(ledger);
  return (
    <Section title="What could not be read" more={<Link href={ledgerHref(scan, account)}>Coverage ledger</Link>}>
      <ul className="[&>li]:border-b [&>li]:py-1.5">
        {groups.length === 0 && <li className="text-muted">Everything that was asked for was read.</li>}
        {groups.slice(0, most).map((group) => (
          <li key={unreadKey(group)}>
            <UnreadLine group={group} />
          </li>
        ))}
        {groups.length > most && <li className="text-muted">and {plural(groups.length - most, "more call")}</li>}
        {none > 0 && (
          <li>
            <Link href={listed("none")} className="text-accent hover:underline">
              {plural(none, "live resource")}
            </Link>{" "}
            {none === 1 ? "is" : "are"} judged by no check
          </li>
        )}
        {secrets > 0 && (
          <li>
            <Link href={listed("secrets")} className="text-accent hover:underline">
              {none > 0 ? formatCount(secrets) : plural(secrets, "live resource")}
            </Link>{" "}
            {secrets === 1 ? "is" : "are"} checked for secrets alone
          </li>
        )}
        <li>
          <NotCollected kinds={notCollected} />
        </li>
      </ul>
    </Section>
  );
}
