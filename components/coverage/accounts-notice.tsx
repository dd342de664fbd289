import Link from "next/link";
import { plural } from "#lib/format.ts";
import type { AccountView, CoverageRow } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { PartialNotice } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { CoverageNotice, noticeTitle } from "./coverage-notice.tsx";

const mostNamed = 3;

/** The partial state of a list: of one account in full, of several each that is not all read, or not read at all, in a line. */
export function AccountsNotice({
  parts,
  isCompact = false,
}: {
  parts: readonly { account: AccountView; ledger: readonly CoverageRow[] }[];
  isCompact?: boolean;
}) {
  const [only] = parts;
  if (only && parts.length === 1) {
    const { account, ledger } = only;
    return (
      <CoverageNotice ledger={ledger} scan={account.currentScan} account={account.id} shown={1} isCompact={isCompact} />
    );
  }
  const partial = parts.flatMap(({ account, ledger }) => {
    const why = account.currentScan ? noticeTitle(ledger) : "It has not been scanned: nothing of it is here.";
    return why ? [{ account, why }] : [];
  });
  if (partial.length === 0) return null;
  const rest = partial.length - mostNamed;
  return (
    <PartialNotice title={`${partial.length} of ${plural(parts.length, "account")} not all read`} isStacked>
      <ul className={cx("flex flex-col gap-0.5", isCompact && "max-md:hidden")}>
        {partial.slice(0, mostNamed).map(({ account, why }) => (
          <li key={account.id} className="flex flex-wrap gap-x-3">
            <UntrustedText className="font-medium text-ink">{account.label}</UntrustedText>
            <span>{why}</span>
            <Link href={ledgerHref(account)} className="text-unknown underline underline-offset-2">
              {account.currentScan ? "Coverage ledger" : "Scans"}
            </Link>
          </li>
        ))}
        {rest > 0 && <li>and {plural(rest, "more account")}</li>}
      </ul>
    </PartialNotice>
  );
}

function ledgerHref({ id, currentScan }: AccountView): string {
  const path = currentScan ? `/scans/${encodeURIComponent(currentScan)}` : "/scans";
  return `${path}?account=${encodeURIComponent(id)}`;
}
