"use client";
import { useMemo } from "react";
import { changesList } from "#lib/filters/changes.ts";
import { CulpritsContext, useCulprits } from "../findings/culprits.tsx";
import type { OpenFinding } from "../findings/open-finding.ts";
import { isNarrowed } from "../lists/address.ts";
import { ListTable } from "../lists/list-table.tsx";
import { usePages } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { changeColumns, changeGrid, isBlamed } from "./change-columns.tsx";
import { changePages } from "./queries.ts";
import { type ChangeState, changesQueryOf } from "./search-params.ts";

/** The findings that are not what they were, loaded as they come into sight. */
export function ChangedFindings({
  account,
  state,
  hrefOf,
  open,
  onReset,
}: OpenFinding & { account: string; state: ChangeState; onReset: () => void }) {
  const listing = usePages(changePages(changesQueryOf(account, state)));
  const { rows, isStale } = listing;
  const culprits = useCulprits(rows, account, { blamed: isBlamed, isStale });
  const columns = useMemo(() => changeColumns({ hrefOf, open }), [hrefOf, open]);
  return (
    <CulpritsContext value={culprits}>
      <ListTable
        listing={listing}
        label="Findings that changed"
        noun="finding"
        columns={columns}
        rowKey={(row) => row.id}
        grid={changeGrid}
        selected={state.finding}
        waiting={["w-20", "w-2/5", "w-1/5", "w-24"]}
        empty={
          isNarrowed(changesList, state) ? (
            <EmptyState title="No such change" action={<Button onClick={onReset}>Clear the filters</Button>}>
              Between the two scans no finding changed that the filters let through.
            </EmptyState>
          ) : (
            <EmptyState title="No finding changed">
              Between the two scans no live finding came, was put right, or went out of sight or came back into it. What
              could not be read stayed as unknown as it was.
            </EmptyState>
          )
        }
      />
    </CulpritsContext>
  );
}
