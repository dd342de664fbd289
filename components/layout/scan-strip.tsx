"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { formatCount, plural } from "#lib/format.ts";
import type { Page, ScanProgress, ScanView } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { Button } from "../ui/button.tsx";

const phaseWord: Record<ScanView["progress"]["phase"], string> = {
  queued: "Waiting to start",
  identity: "Asking AWS who we are",
  collecting: "Reading the account",
  evaluating: "Judging what was read",
  publishing: "Writing it down",
  done: "Done",
};

const isUnderWay = (scan: ScanView) => scan.state === "queued" || scan.state === "running";

/** A thin strip over the screen while a scan of the account runs: how far it is, and a way to stop it. */
export function ScanStrip({ accounts }: { accounts: readonly string[] }) {
  const account = useSearchParams().get("account") ?? accounts[0];
  const latest = useQuery({
    queryKey: ["scans", account, "latest"],
    queryFn: ({ signal }) => fetchJson<Page<ScanView>>(`/api/v1/scans?account=${account}&limit=1`, signal),
    enabled: account !== undefined,
    refetchInterval: 20_000,
  });
  const scan = latest.data?.rows[0];
  return scan && isUnderWay(scan) ? <RunningScan key={scan.id} initial={scan} /> : null;
}

function RunningScan({ initial }: { initial: ScanView }) {
  const [scan, setScan] = useState(initial);
  const router = useRouter();
  const queries = useQueryClient();
  const onView = useEffectEvent((view: ScanView) => {
    setScan(view);
    if (isUnderWay(view)) return false;
    void queries.invalidateQueries();
    router.refresh();
    return true;
  });
  useEffect(() => {
    const source = new EventSource(`/api/v1/scans/${initial.id}/progress`);
    source.onmessage = (event: MessageEvent<string>) => {
      if (onView(JSON.parse(event.data) as ScanView)) source.close();
    };
    return () => source.close();
  }, [initial.id]);
  const { steps, phase } = scan.progress;
  return (
    <section aria-label="Scan under way" className="relative border-b bg-selected">
      <div className="flex min-h-9 flex-wrap items-center gap-x-5 gap-y-1 px-4 py-1 md:px-6">
        <p role="status" className="font-medium">
          {phaseWord[phase]}
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
      <span className="max-md:hidden">{plural(new Set(steps.map((step) => step.region)).size, "region")}</span>
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

function CancelScan({ id }: { id: string }) {
  const [asked, setAsked] = useState(false);
  const cancel = async () => {
    setAsked(true);
    const response = await fetch(`/api/v1/scans/${id}`, { method: "DELETE" }).catch(() => undefined);
    if (!response?.ok) setAsked(false);
  };
  return (
    <Button variant="quiet" disabled={asked} onClick={cancel} className="h-7 max-md:ml-auto">
      {asked ? "Stopping" : "Stop"}
    </Button>
  );
}
