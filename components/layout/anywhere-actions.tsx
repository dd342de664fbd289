"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { startScans } from "../scans/mutations.ts";
import { isUnderWay, latestScans } from "../scans/queries.ts";
import { Problem } from "../ui/problem.tsx";
import { useAccountHref } from "./account-link.ts";
import { type KnownAccount, useAccountNames, useAccounts } from "./accounts.tsx";
import { useAction } from "./actions.ts";

const AddAccounts = dynamic(() => import("../accounts/add-accounts.tsx").then((module) => module.AddAccounts), {
  ssr: false,
});

/** What can be done from any screen. */
export function AnywhereActions() {
  const { all, chosen } = useAccounts();
  const router = useRouter();
  const hrefOf = useAccountHref();
  const [isAdding, setAdding] = useState(false);
  useAction("add-account", "Add an account", () => setAdding(true));
  useAction("new-report", all.some(({ currentScan }) => currentScan !== null) ? "New report" : null, () =>
    router.push(hrefOf("/reports?new=scan")),
  );
  return (
    <>
      {chosen.map((account) => !account.isImported && <ScanAction key={account.id} account={account} />)}
      {isAdding && <AddAccounts onClose={() => setAdding(false)} />}
    </>
  );
}

/** Starts a scan of an account that is not being scanned, and says why it could not. */
function ScanAction({ account: { id } }: { account: KnownAccount }) {
  const nameOf = useAccountNames();
  const start = useMutation(startScans(useQueryClient()));
  const { data } = useQuery(latestScans(id));
  const isScanning = data?.rows.some((scan) => isUnderWay(scan) && !scan.watch) ?? true;
  useAction(`scan ${id}`, isScanning ? null : nameOf ? `Scan ${nameOf(id)} now` : "Scan now", () =>
    start.mutate([{ account: id }]),
  );
  return start.isError ? (
    <div className="px-4 pt-3 md:px-6">
      <Problem why={start.error} />
    </div>
  ) : null;
}
