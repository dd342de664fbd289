"use client";
import type { KeptScan } from "#lib/store/kept-scans.ts";
import { Button } from "../ui/button.tsx";
import { useLastVisit } from "../visits/visit-storage.ts";
import { ScanChoice } from "./scan-choice.tsx";
import type { ChangeState } from "./search-params.ts";

/** Which two scans: the newest and the one before, others of those that are kept, or since the last visit. */
export function PairChoice({
  account,
  scans,
  state,
  onChange,
}: {
  account: string;
  /** Newest first. */
  scans: readonly KeptScan[];
  state: Pick<ChangeState, "from" | "to">;
  onChange: (pair: Pick<ChangeState, "from" | "to">) => void;
}) {
  const lastVisit = useLastVisit(account);
  const newest = scans[0]?.id ?? "";
  const to = state.to ?? newest;
  const place = scans.findIndex(({ id }) => id === to);
  const earlier = scans.slice(place + 1);
  const from = state.from ?? (place < 0 ? "" : (earlier[0]?.id ?? ""));
  // The one before stands for an earlier scan that is not earlier any more.
  const choose = (id: string) => {
    const at = scans.findIndex((one) => one.id === id);
    const isEarlier = scans.slice(at + 1).some((one) => one.id === state.from);
    onChange({ to: id === newest ? null : id, from: isEarlier ? state.from : null });
  };
  const isSinceVisit = from === lastVisit && to === newest;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
      <ScanChoice label="From" scans={earlier} chosen={from} onChoose={(id) => onChange({ from: id, to: state.to })} />
      <ScanChoice label="To" scans={scans} chosen={to} onChoose={choose} />
      {lastVisit === newest && <span className="text-faint">Nothing was scanned since your last visit</span>}
      {lastVisit !== null && lastVisit !== newest && (
        <Button
          aria-pressed={isSinceVisit}
          className={isSinceVisit ? "bg-selected font-medium" : ""}
          onClick={() => onChange({ from: lastVisit, to: null })}
        >
          Since my last visit
        </Button>
      )}
    </div>
  );
}
