import { formatCount, wordsOf } from "#lib/format.ts";
import type { CoverageStatus } from "#lib/readings/coverage.ts";
import type { CoverageRow, ScanProgress } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { worstByUnit } from "./matrix-units.ts";

type Step = ScanProgress["steps"][number];

/** Kinds by regions: how much was read, hatched wherever not everything was. Fills in while the scan runs. */
export function ScanMatrix({ steps, ledger }: { steps: readonly Step[]; ledger: readonly CoverageRow[] }) {
  const regions = [...new Set(steps.map((step) => step.region))].sort(globalFirst);
  const kinds = [...Map.groupBy(steps, (step) => step.kind)];
  const worst = worstByUnit(ledger);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section tabIndex={0} aria-label="Kinds by regions" className="relative overflow-x-auto">
      <table className="border-collapse text-right">
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 z-10 bg-paper py-1 pr-4 text-left">
              <span className="eyebrow">Kind</span>
            </th>
            {regions.map((region) => (
              <th key={region} scope="col" className="eyebrow min-w-24 px-2 py-1 whitespace-nowrap">
                {region}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map(([kind, own]) => (
            <tr key={kind} className="border-t hover:bg-hover">
              <th
                scope="row"
                className="sticky left-0 z-10 bg-paper py-0 pr-4 text-left font-normal sm:whitespace-nowrap"
              >
                {wordsOf(kind)}
              </th>
              {regions.map((region) => {
                const step = own.find((one) => one.region === region);
                return (
                  <td key={region} className="h-7 p-px">
                    {step && <Cell step={step} status={worst.get(`${region} ${kind}`)} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ step: { state, read, unread }, status }: { step: Step; status: CoverageStatus | undefined }) {
  const isBlind = state === "failed" || (status !== undefined && status !== "complete" && status !== "partial");
  const hasGap = isBlind || unread > 0 || status === "partial";
  return (
    <span
      className={cx(
        "flex h-full items-center justify-end gap-1.5 px-2 whitespace-nowrap transition-colors",
        state === "reading" && "bg-selected text-accent",
        hasGap && "hatch text-unknown",
      )}
    >
      {state === "waiting" && (
        <span className="text-faint">
          <span aria-hidden="true">·</span>
          <span className="sr-only">waiting</span>
        </span>
      )}
      {state === "reading" && <span className="skeleton mr-auto size-1.5 bg-accent" aria-hidden="true" />}
      {hasGap && <span className="bg-unknown-wash px-1 text-xs font-medium">{gapWords(read, unread)}</span>}
      {state !== "waiting" && (!isBlind || read > 0) && (
        <span className={cx(read === 0 && "text-faint", hasGap && "bg-unknown-wash px-1 text-ink")}>
          {formatCount(read)}
          <span className="sr-only">{state === "reading" ? " read so far" : " read"}</span>
        </span>
      )}
    </span>
  );
}

function gapWords(read: number, unread: number): string {
  if (unread > 0) return `${formatCount(unread)} unread`;
  return read > 0 ? "not all" : "not read";
}

function globalFirst(one: string, other: string): number {
  if ((one === "global") !== (other === "global")) return one === "global" ? -1 : 1;
  return one < other ? -1 : 1;
}
