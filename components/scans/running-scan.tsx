"use client";
import type { ScanRow } from "#lib/store/views.ts";
import { EmptyState } from "../ui/states.tsx";
import { useLiveScan } from "./live-scan.ts";
import { ScanMatrix } from "./scan-matrix.tsx";

/** A scan while it runs: what is being read where, and what could not be. The strip over the screen counts and stops it. */
export function RunningScan({ initial }: { initial: ScanRow }) {
  const { steps } = useLiveScan(initial).progress;
  return (
    <section aria-label="Resources read so far" className="page-width px-4 pb-6 md:px-6">
      {steps.length > 0 ? (
        <>
          <h2 className="ledger-rule pb-2 text-base font-semibold">Resources read so far, by kind and region</h2>
          <ScanMatrix steps={steps} ledger={[]} />
        </>
      ) : (
        <EmptyState title="Not yet under way">Regions and kinds appear here as soon as they are known.</EmptyState>
      )}
    </section>
  );
}
