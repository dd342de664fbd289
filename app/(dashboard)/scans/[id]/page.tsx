import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { refusedIn } from "#components/api/refused.ts";
import { ScanScreen } from "#components/scans/scan-screen.tsx";
import { ledgerParams } from "#components/scans/search-params.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { RefusedFilters } from "#components/ui/refused-filters.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { notCollected } from "#lib/collectors/not-collected.ts";
import { asOfScan } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScan, scanBefore } from "#lib/store/scans.ts";
import { allAccounts } from "../../../_server/account.ts";
import { ledgerOf } from "../../../_server/activity-coverage.ts";
import { exportFormats } from "../../../_server/export-formats.ts";

export const metadata: Metadata = { title: "Scan" };

export default async function ScanPage({ params, searchParams }: PageProps<"/scans/[id]">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const path = `/scans/${encodeURIComponent(id)}`;
  const refused = refusedIn(ledgerParams, query);
  if (refused.length > 0) return <RefusedFilters title="Scan" path={path} query={query} refused={refused} />;
  const { db } = currentStore();
  const [scan, accounts] = await Promise.all([getScan(db, id), allAccounts()]);
  if (!scan) {
    return (
      <EmptyState title="There is no such scan" action={<LinkButton href="/scans">All scans</LinkButton>}>
        The link may be from another installation of Sagewarden.
      </EmptyState>
    );
  }
  // Everything around the screen is of the account in the address, or else of the first.
  if (scan.account !== (query.account ?? accounts[0]?.id)) redirect(`${path}?account=${scan.account}`);
  const account = accounts.find((one) => one.id === scan.account);
  const ledger = scan.state === "completed" && account ? await ledgerOf(account, id) : [];
  const isKept = (await asOfScan(db, id)) !== undefined;
  return (
    <ScanScreen
      scan={scan}
      ledger={ledger}
      notCollected={notCollected.map(({ label }) => label)}
      isShown={account?.currentScan === scan.id}
      imported={account?.connection.type === "bundle" ? account.connection : null}
      formats={isKept ? exportFormats("scan") : []}
      changesFormats={isKept && (await scanBefore(db, id)) ? exportFormats("changes") : []}
    />
  );
}
