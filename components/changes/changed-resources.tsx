"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { changedResourcesList } from "#lib/filters/changes.ts";
import { isNarrowed } from "../lists/address.ts";
import { ListTable } from "../lists/list-table.tsx";
import { usePages } from "../lists/listing.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { changedResourceColumns, changedResourceGrid } from "./changed-resource-columns.tsx";
import { changedResourcePages } from "./queries.ts";
import { type ChangeState, changedResourcesQueryOf } from "./search-params.ts";

/** The resources that came, went or changed, each change with the call behind it. */
export function ChangedResources({
  account,
  state,
  onReset,
}: {
  account: string;
  state: ChangeState;
  onReset: () => void;
}) {
  const listing = usePages(changedResourcePages(changedResourcesQueryOf(account, state)));
  const router = useRouter();
  const columns = useMemo(() => changedResourceColumns(account, (href) => router.push(href)), [account, router]);
  return (
    <ListTable
      listing={listing}
      label="Resources that changed"
      noun="resource"
      columns={columns}
      rowKey={(row) => row.arn}
      grid={changedResourceGrid}
      waiting={["w-20", "w-1/4", "w-2/5"]}
      empty={
        isNarrowed(changedResourcesList, state) ? (
          <EmptyState title="No such change" action={<Button onClick={onReset}>Clear the filters</Button>}>
            Between the two scans no resource changed that the filters let through.
          </EmptyState>
        ) : (
          <EmptyState title="No resource changed">
            No live resource came or went, and of none that was read a scan saw another configuration. What changes by
            itself, such as a status or a count, is not counted.
          </EmptyState>
        )
      }
    />
  );
}
