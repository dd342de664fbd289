"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { formatCount, plural } from "#lib/format.ts";
import type { ScanProgress, ScanRow } from "#lib/store/views.ts";
import { CancelScan } from "../scans/cancel-scan.tsx";
import { useLiveScan } from "../scans/live-scan.ts";
import { useNewResults } from "../scans/new-results.ts";
import { isUnderWay, latestScans, scanStandings } from "../scans/queries.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { type KnownAccount, useAccountNames, useAccounts } from "./accounts.tsx";

const phaseWord: Record<ScanProgress["phase"], string> = {
  queued: "Waiting to start",
  identity: "Checking who we are to AWS",
  collecting: "Reading the account",
  evaluating: "Running the checks",
  publishing: "Saving the results",
  done: "Done",
};

/** A thin strip over every screen while a scan of an account runs: the one place that counts, and the one way to stop it. */
export function ScanStrip() {
  const { chosen } = useAccounts();
  return chosen.map((account) => <LatestScan key={account.id} account={account} />);
}

function LatestScan({ account: { id, currentScan } }: { account: KnownAccount }) {
  const standings = useQuery(scanStandings(id));
  useNewResults(standings.data?.rows, currentScan);
  const { data } = useQuery(latestScans(id));
  const nameOf = useAccountNames();
  const latest = data?.rows[0];
  return latest && isUnderWay(latest) ? <Strip key={latest.id} initial={latest} of={nameOf?.(id)} /> : null;
}

function Strip({ initial, of }: { initial: ScanRow; of: string | undefined }) {
  const scan = useLiveScan(initial);
  const queries = useQueryClient();
  const hasEnded = !isUnderWay(scan);
  useEffect(() => {
    if (hasEnded) void queries.invalidateQueries({ queryKey: ["scans"] });
  }, [hasEnded, queries]);
  const { steps, phase } = scan.progress;
  return (
    <section aria-label="Scan under way" className="relative border-b bg-selected">
      <div className="flex min-h-9 flex-wrap items-center gap-x-5 gap-y-1 px-4 py-1 md:px-6">
        <p role="status" className="font-medium">
          {scan.watch && phase === "collecting" ? "Reading what changed" : phaseWord[phase]}
          {of && <UntrustedText className="font-normal text-muted">{of}</UntrustedText>}
        </p>
        <div className="max-md:order-last max-md:basis-full md:flex-1">
          {steps.length > 0 && <ScanCounts progress={scan.progress} />}
        </div>
        <CancelScan id={scan.id} />
      </div>
      <progress
        aria-label="Steps done"
        className="absolute inset-x-0 -bottom-px block h-0.5 w-full appearance-none [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent"
        value={stepsDone(scan.progress)}
        max={steps.length || 1}
      />
    </section>
  );
}

function stepsDone({ steps }: ScanProgress): number {
  return steps.filter((step) => step.state === "done" || step.state === "failed").length;
}

function ScanCounts({ progress }: { progress: ScanProgress }) {
  const { steps, calls, throttles } = progress;
  const read = steps.reduce((sum, step) => sum + step.read, 0);
  const unread = steps.reduce((sum, step) => sum + step.unread, 0);
  return (
    <p className="flex flex-wrap gap-x-5 text-muted">
      <span>
        {formatCount(stepsDone(progress))} of {plural(steps.length, "step")}
      </span>
      <span>{plural(read, "resource")}</span>
      {unread > 0 && <span className="text-unknown">{formatCount(unread)} unread</span>}
      <span className="hidden lg:inline">{plural(calls, "API call")}</span>
      {throttles > 0 && <span className="hidden lg:inline">{plural(throttles, "throttle")}</span>}
    </p>
  );
}
