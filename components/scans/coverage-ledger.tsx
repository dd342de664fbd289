"use client";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { plural, wordsOf } from "#lib/format.ts";
import type { CoverageRow } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { FacetFilter } from "../ui/facet-filter.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { EmptyState } from "../ui/states.tsx";
import { LedgerLine } from "./ledger-line.tsx";
import { chosenRows, ledgerGroups } from "./ledger-lines.ts";
import { CoverageMark, coverageWord } from "./scan-marks.tsx";
import { coverageStatuses, type LedgerState, ledgerParams } from "./search-params.ts";

/** Region, kind and action, line by line: what was read, and above all what was not. */
export function CoverageLedger({ ledger }: { ledger: readonly CoverageRow[] }) {
  const [state, setState] = useQueryStates(ledgerParams, { history: "replace" });
  const change = (next: Partial<LedgerState>) => void setState(next);
  const groups = useMemo(() => ledgerGroups(chosenRows(ledger, state)), [ledger, state]);
  const kinds = useMemo(() => [...new Set(ledger.map((row) => row.kind))].sort(), [ledger]);
  const regions = useMemo(() => [...new Set(ledger.map((row) => row.region))].sort(), [ledger]);
  const statuses = coverageStatuses.filter((status) => ledger.some((row) => row.status === status));
  const isNarrowed = state.status.length + state.kind.length + state.region.length > 0;
  return (
    <section aria-label="Coverage ledger" className="min-w-0">
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 md:px-6">
        <h2 className="mr-2 text-base font-semibold">
          {state.show === "gaps" ? "What was not read in full" : "Every action that was called"}
        </h2>
        <Segmented
          label="Lines"
          value={state.show}
          onChange={(show) => change({ show })}
          options={[
            { value: "gaps", label: "Not complete" },
            { value: "all", label: "All" },
          ]}
        />
        <FacetFilter
          label="Status"
          options={statuses.map((value) => ({
            value,
            label: coverageWord[value],
            mark: <CoverageMark status={value} />,
          }))}
          chosen={state.status}
          onChange={(status) => change({ status: status as LedgerState["status"] })}
        />
        <FacetFilter
          label="Kind"
          options={kinds.map((value) => ({ value, label: wordsOf(value) }))}
          chosen={state.kind}
          onChange={(kind) => change({ kind })}
        />
        <FacetFilter
          label="Region"
          options={regions.map((value) => ({ value, label: value }))}
          chosen={state.region}
          onChange={(region) => change({ region })}
        />
      </div>
      <div className="border-t border-rule">
        {groups.map(({ kind, lines }) => (
          <section key={kind} aria-label={wordsOf(kind)} className="border-b border-rule">
            <h3 className="bg-sunken px-4 py-1.5 font-semibold md:px-6">
              {wordsOf(kind)}
              <span className="ml-3 font-normal text-faint">
                {plural(new Set(lines.flatMap((line) => line.regions)).size, "region")}
              </span>
            </h3>
            <ul>
              {lines.map((line) => (
                <LedgerLine key={`${line.action} ${line.status} ${line.regions.join()}`} line={line} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {groups.length === 0 &&
        (isNarrowed ? (
          <EmptyState
            title="No line matches these filters"
            action={<Button onClick={() => change({ status: [], kind: [], region: [] })}>Clear the filters</Button>}
          />
        ) : (
          <EmptyState
            title="Nothing was left unread"
            action={<Button onClick={() => change({ show: "all" })}>See every line</Button>}
          >
            Every action that was called gave a complete answer in every region.
          </EmptyState>
        ))}
    </section>
  );
}
