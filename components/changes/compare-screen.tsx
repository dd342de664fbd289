"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback } from "react";
import { changedResourcesList, changesList } from "#lib/filters/changes.ts";
import type { KeptScan } from "#lib/store/kept-scans.ts";
import { ApiProblem } from "../api/fetch-json.ts";
import { cleared } from "../lists/address.ts";
import { newReportHref } from "../reports/search-params.ts";
import { BackLink } from "../ui/back-link.tsx";
import { Button } from "../ui/button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { FailedState } from "../ui/states.tsx";
import { ChangeTiles } from "./change-tiles.tsx";
import { ChangedFindings } from "./changed-findings.tsx";
import { ChangedResources } from "./changed-resources.tsx";
import { ChangesToolbar } from "./changes-toolbar.tsx";
import { PairChoice } from "./pair-choice.tsx";
import { changeCounts } from "./queries.ts";
import { type ChangeState, changeParams, countsQueryOf, pairQueryOf } from "./search-params.ts";

const FindingDrawer = dynamic(() => import("../findings/finding-drawer.tsx").then((module) => module.FindingDrawer), {
  ssr: false,
});
const addressOf = createSerializer(changeParams);

/** Two scans of an account side by side: what changed among findings and resources. All of its state is in the address. */
export function CompareScreen({
  account,
  scans,
  formats,
  kinds,
  regions,
  notice,
}: {
  account: string;
  /** Those whose findings are kept, newest first. */
  scans: readonly KeptScan[];
  formats: readonly ExportFormat[];
  kinds: readonly string[];
  regions: readonly string[];
  /** What of CloudTrail is not read, drawn by the server. */
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(changeParams, { history: "replace" });
  const { data, error, refetch, isPlaceholderData } = useQuery(changeCounts(countsQueryOf(account, state)));
  const change = useCallback((change: Partial<ChangeState>) => void setState(change), [setState]);
  const open = useCallback((finding: string) => void setState({ finding }, { history: "push" }), [setState]);
  const hrefOf = useCallback((finding: string) => addressOf({ ...state, finding }) || "?", [state]);
  const isRefused = error !== null && !data;
  // The same question of the same two scans has the same answer.
  const isRetried = !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
  // The counts that are shown may still be those of the two before.
  const shown = isPlaceholderData ? undefined : data;
  const exported = pairQueryOf({ account, from: shown?.since.id ?? state.from, to: shown?.scan.id ?? state.to });
  return (
    <>
      <header className="page-width flex w-full flex-col gap-3 px-4 pt-3 pb-3 md:px-6">
        <p className="flex min-h-8 items-center">
          <BackLink href={`/scans?account=${encodeURIComponent(account)}`}>Scans</BackLink>
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="font-serif text-title">Two scans</h1>
          {!isRefused && (
            <div className="ml-auto md:order-last">
              <ExportMenu
                path="/api/v1/changes/export"
                query={exported}
                what="Changes"
                heading="All changed findings, and all resources that came or went, whatever the filters"
                formats={formats}
                reportHref={newReportHref("changes", exported)}
              />
            </div>
          )}
          <PairChoice account={account} scans={scans} state={state} onChange={change} />
        </div>
      </header>
      {isRefused ? (
        <FailedState
          {...(!isRetried && { title: "These two cannot be compared" })}
          action={
            isRetried ? (
              <Button onClick={() => void refetch()}>Try again</Button>
            ) : (
              <Button onClick={() => change({ from: null, to: null })}>The newest two</Button>
            )
          }
        >
          {error.message} {error instanceof ApiProblem && error.advice}
        </FailedState>
      ) : (
        <>
          <div className="page-width w-full px-4 md:px-6">
            <ChangeTiles
              counts={data?.counts}
              chosen={state.view === "findings" ? state.change : []}
              onChange={(chosen) => change({ change: chosen, view: "findings" })}
            />
          </div>
          <div className="page-width flex w-full flex-wrap items-center gap-2 px-4 py-3 md:px-6">
            <ChangesToolbar state={state} onChange={change} kinds={kinds} regions={regions} />
          </div>
          {state.view === "resources" && notice}
          {state.view === "findings" ? (
            <ChangedFindings
              {...{ account, state, hrefOf, open }}
              onReset={() => change(cleared(changesList, state))}
            />
          ) : (
            <ChangedResources {...{ account, state }} onReset={() => change(cleared(changedResourcesList, state))} />
          )}
        </>
      )}
      {state.finding && (
        <FindingDrawer id={state.finding} account={account} onClose={() => change({ finding: null })} />
      )}
    </>
  );
}
