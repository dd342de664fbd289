"use client";
import { useEffect, useMemo } from "react";
import { findingsList } from "#lib/filters/findings.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { useAccountNames } from "../layout/accounts.tsx";
import { useDrawnWith } from "../lists/drawn-with.ts";
import { ListTable } from "../lists/list-table.tsx";
import { usePages } from "../lists/listing.ts";
import { useRowKey } from "../ui/row-keys.ts";
import { CulpritsContext, useCulprits } from "./culprits.tsx";
import { findingColumns, findingGrid } from "./finding-columns.tsx";
import { FindingsEmpty } from "./findings-empty.tsx";
import type { OpenFinding } from "./open-finding.ts";
import { isPickable, type usePicking } from "./picking.ts";
import { findingPages } from "./queries.ts";
import { type FindingState, findingsQueryOf } from "./search-params.ts";

const none: readonly FindingRow[] = [];

/** Every finding that the filters let through, one to a row, loaded as they come into sight. */
export function FindingsList({
  state,
  hrefOf,
  open,
  onChange,
  onReset,
  picking: { picked, pick, order },
}: OpenFinding & {
  state: FindingState;
  onChange: (change: Partial<FindingState>) => void;
  onReset: () => void;
  picking: ReturnType<typeof usePicking>;
}) {
  const isGone = state.change === "gone";
  const nameOf = useAccountNames();
  const listing = usePages(findingPages(findingsQueryOf(state)));
  const { rows, isStale } = listing;
  const culprits = useCulprits(isGone ? none : rows, state.account, { isStale });
  const wanted = useMemo(
    () => findingColumns(isGone ? null : { hrefOf, open }, nameOf, { picked, pick }),
    [isGone, hrefOf, open, nameOf, picked, pick],
  );
  const columns = useDrawnWith(wanted, isStale);
  useRowKey("x", (id, isRange) => {
    if (!isGone && rows.some((row) => row.id === id && isPickable(row))) pick(id, isRange);
  });
  useEffect(() => order(rows.filter(isPickable).map(({ id }) => id)), [rows, order]);
  return (
    <CulpritsContext value={culprits}>
      <ListTable
        listing={listing}
        label="Findings"
        noun="finding"
        columns={columns}
        rowKey={(row) => row.id}
        grid={findingGrid}
        selected={state.finding}
        sorted={state.sort}
        onSort={(by) => {
          const sort = findingsList.sorts.find((one) => one === by);
          if (sort) onChange({ sort });
        }}
        waiting={["w-20", "w-2/5", "w-1/5", "w-24"]}
        empty={<FindingsEmpty state={state} onReset={onReset} />}
      />
    </CulpritsContext>
  );
}
