"use client";
import { useQuery } from "@tanstack/react-query";
import { ShieldBan } from "lucide-react";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { checksList } from "#lib/filters/checks.ts";
import { plural } from "#lib/format.ts";
import { useAccountHref } from "../layout/account-link.ts";
import { useExportable } from "../layout/accounts.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cleared, isNarrowed, queryOf } from "../lists/address.ts";
import { worded } from "../lists/filter-control.tsx";
import { ListTable } from "../lists/list-table.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { listingOf } from "../lists/listing.ts";
import { severityOptions } from "../lists/looks.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { checkColumns, checkGrid } from "./check-columns.tsx";
import { CheckDrawer } from "./check-drawer.tsx";
import { chosenChecks } from "./check-row.ts";
import { checkCatalogue } from "./queries.ts";
import { type CheckState, checkParams } from "./search-params.ts";

const PreventDrawer = dynamic(() => import("../guardrails/prevent-drawer.tsx").then((module) => module.PreventDrawer), {
  ssr: false,
});
const addressOf = createSerializer(checkParams);
const orders = [
  { value: "severity", label: "Severity" },
  { value: "worst", label: "Worst first" },
  { value: "name", label: "Name" },
] as const;

/** The catalogue: every check there is, and how the accounts do on it. */
export function ChecksScreen({ notice }: { notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(checkParams, { history: "replace" });
  const [isPreventing, setPreventing] = useState(false);
  const account = useExportable(state.account);
  const catalogue = useQuery(checkCatalogue(state.account));
  const accountHref = useAccountHref();
  const all = catalogue.data?.rows ?? [];
  const shown = chosenChecks(all, state);
  const kinds = useMemo(() => [...new Set(catalogue.data?.rows.map((row) => row.kind))].sort(), [catalogue.data]);
  const change = useCallback((next: Partial<CheckState>) => void setState(next), [setState]);
  const open = useCallback(
    (check: string) => {
      setPreventing(false);
      void setState({ check }, { history: "push" });
    },
    [setState],
  );
  const prevent = () => {
    if (state.check) change({ check: null });
    setPreventing(true);
  };
  const hrefOf = useCallback((check: string) => addressOf({ ...state, check }), [state]);
  const columns = useMemo(() => checkColumns(hrefOf, open), [hrefOf, open]);
  return (
    <>
      <ScreenHeader
        title="Checks"
        meta={catalogue.data && <p role="status">{countOf(shown.length, all.length)}</p>}
        actions={
          <Button onClick={prevent} title="Policies that keep what fails from coming back">
            <ShieldBan aria-hidden="true" />
            Prevent
          </Button>
        }
      >
        <ListToolbar
          list={checksList}
          state={state}
          onChange={change}
          search="Search title, id or control"
          looks={{ severity: { options: severityOptions }, category: {}, kind: { options: worded(kinds) } }}
          orders={orders}
        />
      </ScreenHeader>
      {notice}
      <ListTable
        listing={listingOf(catalogue, shown)}
        label="Checks"
        noun="check"
        columns={columns}
        rowKey={(row) => row.id}
        grid={checkGrid}
        rowHeight={52}
        selected={state.check}
        waiting={["w-20", "w-2/5", "w-40"]}
        empty={
          <EmptyState
            title="No check matches"
            action={<Button onClick={() => change(cleared(checksList, state))}>Clear the filters</Button>}
          >
            There {all.length === 1 ? "is" : "are"} {plural(all.length, "check")} in all; fewer filters show more of
            them.
          </EmptyState>
        }
      />
      {isPreventing && (
        <PreventDrawer
          query={queryOf(checksList, { ...state, account })}
          isNarrowed={isNarrowed(checksList, state)}
          onClose={() => setPreventing(false)}
        />
      )}
      {state.check && !isPreventing && (
        <CheckDrawer
          id={state.check}
          account={state.account}
          findingsHref={accountHref(`/findings?view=list&check=${encodeURIComponent(state.check)}`)}
          onClose={() => change({ check: null })}
        />
      )}
    </>
  );
}

function countOf(shown: number, all: number): string {
  return shown === all ? plural(all, "check") : `${shown} of ${plural(all, "check")}`;
}
