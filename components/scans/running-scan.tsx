"use client";
import { formatCount, plural } from "#lib/format.ts";
import type { ScanView } from "#lib/store/views.ts";
import { EmptyState } from "../ui/states.tsx";
import { CancelScan } from "./cancel-scan.tsx";
import { ScanMatrix } from "./scan-matrix.tsx";
import { useLiveScan } from "./use-live-scan.ts";

const phaseWord: Record<ScanView["progress"]["phase"], string> = {
  queued: "Waiting to start",
  identity: "Asking AWS who we are",
  collecting: "Reading the account",
  evaluating: "Judging what was read",
  publishing: "Writing it down",
  done: "Done",
};

/** A scan while it runs: what is being read where, and what could not be. */
export function RunningScan({ initial }: { initial: ScanView }) {
  const scan = useLiveScan(initial);
  const { phase, steps, throttles, evaluated } = scan.progress;
  const ended = steps.filter((step) => step.state === "done" || step.state === "failed").length;
  const facts = [
    steps.length > 0 && `${formatCount(ended)} of ${plural(steps.length, "read")}`,
    throttles > 0 && plural(throttles, "throttle"),
    evaluated > 0 && plural(evaluated, "verdict"),
  ].filter((fact) => fact !== false);
  return (
    <section aria-label="Scan under way" className="px-4 pb-6 md:px-6">
      <div className="ledger-rule flex flex-wrap items-center gap-x-5 gap-y-2 pb-2">
        <h2 className="text-base font-semibold" aria-live="polite">
          {phaseWord[phase]}
        </h2>
        <p className="flex flex-1 flex-wrap gap-x-5 text-muted">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <CancelScan id={scan.id} />
      </div>
      {steps.length > 0 ? (
        <ScanMatrix steps={steps} ledger={[]} />
      ) : (
        <EmptyState title="Not yet under way">Regions and kinds appear here as soon as they are known.</EmptyState>
      )}
    </section>
  );
}
