"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { plural } from "#lib/format.ts";
import { warnDays } from "#lib/waivers/days.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { ListTable } from "../lists/list-table.tsx";
import { listingOf } from "../lists/listing.ts";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { EmptyState } from "../ui/states.tsx";
import { waiverList } from "./queries.ts";
import { scopeLines } from "./scope-words.ts";
import { waiverParams } from "./search-params.ts";
import { waiverColumns, waiverGrid } from "./waiver-columns.tsx";
import type { WaiverRow } from "./waiver-row.ts";

const WaiverDrawer = dynamic(() => import("./waiver-drawer.tsx").then((module) => module.WaiverDrawer), { ssr: false });
const addressOf = createSerializer(waiverParams);

/** Decisions to accept findings: those that hold, and those that did. */
export function WaiversScreen() {
  const [state, setState] = useQueryStates(waiverParams, { history: "replace" });
  const query = useQuery(waiverList());
  const all = query.data?.rows ?? [];
  const rows = shownOf(all, state);
  const columns = useMemo(
    () =>
      waiverColumns({
        hrefOf: (waiver) => addressOf({ waiver }) || "?",
        open: (waiver) => void setState({ waiver }, { history: "push" }),
      }),
    [setState],
  );
  const expiring = all.filter((one) => one.state === "expiring").length;
  const accepted = all.reduce((sum, { accepts }) => sum + accepts, 0);
  return (
    <>
      <ScreenHeader
        title="Waivers"
        meta={
          all.length > 0 && (
            <p role="status">
              {plural(rows.length, "waiver")}
              {accepted > 0 && `, ${plural(accepted, "finding")} accepted`}
              {expiring > 0 && (
                <span className="text-high">
                  , {expiring} within {warnDays} days of the end
                </span>
              )}
            </p>
          )
        }
      >
        <SearchField
          label="Search checks, resources, reasons, owners"
          value={state.q ?? ""}
          onChange={(q) => void setState({ q: q || null })}
          className="min-w-28 flex-1 sm:min-w-56 sm:max-w-80"
        />
        <Segmented
          label="Which"
          value={state.show}
          onChange={(show) => void setState({ show })}
          options={[
            { value: "holding", label: "Holding" },
            { value: "all", label: "All" },
          ]}
        />
      </ScreenHeader>
      <ListTable
        listing={listingOf(query, rows)}
        label="Waivers"
        noun="waiver"
        columns={columns}
        rowKey={({ id }) => id}
        grid={waiverGrid}
        selected={state.waiver}
        waiting={["w-2/5", "w-1/4", "w-24", "w-32"]}
        empty={<Empty hasAny={all.length > 0} isSearch={Boolean(state.q)} />}
      />
      {state.waiver && <WaiverDrawer id={state.waiver} onClose={() => void setState({ waiver: null })} />}
    </>
  );
}

function shownOf(all: readonly WaiverRow[], { show, q }: { show: "holding" | "all"; q: string | null }): WaiverRow[] {
  const wanted = (q ?? "").trim().toLowerCase();
  return all.filter(
    (one) =>
      (show === "all" || one.state === "active" || one.state === "expiring") &&
      [one.reason, one.owner, one.ticket ?? "", ...scopeLines(one.scope).map(([, words]) => words)].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
  );
}

function Empty({ hasAny, isSearch }: { hasAny: boolean; isSearch: boolean }) {
  if (isSearch)
    return <EmptyState title="No waiver has that in it">Search for something else, or look at all.</EmptyState>;
  return (
    <EmptyState title={hasAny ? "No waiver holds" : "Nothing is waived"}>
      <p>
        A waiver accepts findings until a day: open one that fails and choose Waive, or press{" "}
        <kbd className="font-mono">w</kbd>. It still fails, and every grade that leaves it out says so.
      </p>
    </EmptyState>
  );
}
