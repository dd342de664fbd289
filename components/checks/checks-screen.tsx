"use client";
import { useQuery } from "@tanstack/react-query";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { categories, severities } from "#lib/checks/define.ts";
import { plural, wordsOf } from "#lib/format.ts";
import { useAccountHref } from "../layout/account-link.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { Button } from "../ui/button.tsx";
import { FacetFilter } from "../ui/facet-filter.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { SeverityMark, severityWord } from "../ui/severity.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import { VirtualTable } from "../ui/virtual-table.tsx";
import { checkColumns, checkGrid } from "./check-columns.tsx";
import { CheckDrawer } from "./check-drawer.tsx";
import { chosenChecks } from "./check-row.ts";
import { checkCatalogue } from "./queries.ts";
import { checkParams } from "./search-params.ts";

const addressOf = createSerializer(checkParams);
const severityOptions = severities.map((value) => ({
  value,
  label: severityWord[value],
  mark: <SeverityMark severity={value} />,
}));
const categoryOptions = categories.map((value) => ({ value, label: wordsOf(value) }));

/** The catalogue: every check there is, and how the account does on it. */
export function ChecksScreen({ notice }: { notice: React.ReactNode }) {
  const [state, setState] = useQueryStates(checkParams, { history: "replace" });
  const catalogue = useQuery(checkCatalogue(state.account));
  const accountHref = useAccountHref();
  const all = catalogue.data?.rows ?? [];
  const shown = chosenChecks(all, state);
  const kinds = useMemo(() => [...new Set(catalogue.data?.rows.map((row) => row.kind))].sort(), [catalogue.data]);
  const open = useCallback((check: string) => void setState({ check }, { history: "push" }), [setState]);
  const hrefOf = useCallback((check: string) => addressOf({ ...state, check }), [state]);
  const columns = useMemo(() => checkColumns(hrefOf, open), [hrefOf, open]);
  return (
    <>
      <ScreenHeader title="Checks" meta={catalogue.data && <p role="status">{countOf(shown.length, all.length)}</p>}>
        <SearchField
          label="Search title, id or control"
          value={state.q}
          onChange={(q) => void setState({ q })}
          className="w-full sm:w-80"
        />
        <FacetFilter
          label="Severity"
          options={severityOptions}
          chosen={state.severity}
          onChange={(severity) => void setState({ severity: severity as typeof state.severity })}
        />
        <FacetFilter
          label="Category"
          options={categoryOptions}
          chosen={state.category}
          onChange={(category) => void setState({ category: category as typeof state.category })}
        />
        <FacetFilter
          label="Kind"
          options={kinds.map((value) => ({ value, label: wordsOf(value) }))}
          chosen={state.kind}
          onChange={(kind) => void setState({ kind })}
        />
        <Segmented
          label="Order"
          value={state.sort}
          onChange={(sort) => void setState({ sort })}
          options={[
            { value: "severity", label: "Severity" },
            { value: "worst", label: "Worst first" },
            { value: "name", label: "Name" },
          ]}
        />
      </ScreenHeader>
      {notice}
      {catalogue.isError ? (
        <FailedState action={<Button onClick={() => catalogue.refetch()}>Try again</Button>}>
          {catalogue.error.message}
        </FailedState>
      ) : catalogue.isPending ? (
        <SkeletonRows rows={16} columns={["w-20", "w-2/5", "w-40"]} />
      ) : shown.length === 0 ? (
        <EmptyState title="No check matches">
          There {all.length === 1 ? "is" : "are"} {plural(all.length, "check")} in all; fewer filters show more of them.
        </EmptyState>
      ) : (
        <VirtualTable
          label="Checks"
          columns={columns}
          rows={shown}
          rowKey={(row) => row.id}
          grid={checkGrid}
          rowHeight={52}
          selected={state.check}
        />
      )}
      {state.check && catalogue.data && (
        <CheckDrawer
          check={all.find((row) => row.id === state.check)}
          findingsHref={accountHref(`/findings?view=list&check=${encodeURIComponent(state.check)}`)}
          onClose={() => void setState({ check: null })}
        />
      )}
    </>
  );
}

function countOf(shown: number, all: number): string {
  return shown === all ? plural(all, "check") : `${shown} of ${plural(all, "check")}`;
}
