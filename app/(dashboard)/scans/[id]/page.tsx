import type { Metadata } from "next";
import { ScanScreen } from "#components/scans/scan-screen.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { currentStore } from "#lib/store/current.ts";
import { getScan } from "#lib/store/scans.ts";
import { allAccounts } from "../../../_server/account.ts";
import { ledgerOf } from "../../../_server/activity-coverage.ts";

export const metadata: Metadata = { title: "Scan" };

export default async function ScanPage({ params }: PageProps<"/scans/[id]">) {
  const { id } = await params;
  const { db } = currentStore();
  const [scan, accounts] = await Promise.all([getScan(db, id), allAccounts()]);
  if (!scan) {
    return (
      <EmptyState title="There is no such scan" action={<LinkButton href="/scans">All scans</LinkButton>}>
        The link may be from another installation of Sagewarden.
      </EmptyState>
    );
  }
  const account = accounts.find((one) => one.id === scan.account);
  const ledger = scan.state === "completed" && account ? await ledgerOf(account, id) : [];
  return <ScanScreen scan={scan} ledger={ledger} isShown={account?.currentScan === scan.id} />;
}
