"use client";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { findingsList } from "#lib/filters/findings.ts";
import { plural } from "#lib/format.ts";
import { useExportable } from "../layout/accounts.tsx";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cleared } from "../lists/address.ts";
import { newReportHref } from "../reports/search-params.ts";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { useRowKey } from "../ui/row-keys.ts";
import { ViewsMenu } from "../views/views-menu.tsx";
import { roomFor } from "./change-filter.tsx";
import { FindingCount } from "./finding-count.tsx";
import { FindingGroups } from "./finding-groups.tsx";
import { FindingsList } from "./findings-list.tsx";
import { FindingsToolbar } from "./findings-toolbar.tsx";
import { toggled } from "./open-groups.ts";
import { usePicking } from "./picking.ts";
import { PlanButtons } from "./plan-buttons.tsx";
import { type FindingState, findingParams, findingsQueryOf, findingViewParams } from "./search-params.ts";

const FindingDrawer = dynamic(() => import("./finding-drawer.tsx").then((module) => module.FindingDrawer), {
  ssr: false,
});
const FixPlanDrawer = dynamic(() => import("./fix-plan-drawer.tsx").then((module) => module.FixPlanDrawer), {
  ssr: false,
});
const WaiveChosen = dynamic(() => import("../waivers/waive-chosen.tsx").then((module) => module.WaiveChosen), {
  ssr: false,
});
const addressOf = createSerializer(findingParams);

/** Browse, filter, open and export findings. All of its state is in the address. */
export function FindingsScreen({
  formats,
  kinds,
  regions,
  notice,
}: {
  formats: readonly ExportFormat[];
  kinds: readonly string[];
  regions: readonly string[];
  /** The partial state, drawn by the server. */
  notice: React.ReactNode;
}) {
  const [state, setState] = useQueryStates(findingParams, { history: "replace" });
  const [isPlanned, setPlanned] = useState(false);
  /** Those that are being waived: what was chosen, or the row in focus. */
  const [asked, setAsked] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const change = useCallback((change: Partial<FindingState>) => void setState(roomFor(change)), [setState]);
  const open = useCallback(
    (finding: string) => {
      setPlanned(false);
      void setState({ finding }, { history: "push" });
    },
    [setState],
  );
  const toggle = useCallback(
    (key: string) => void setState(({ open }) => ({ open: toggled(open, key) }), { history: "push" }),
    [setState],
  );
  const hrefOf = useCallback((finding: string) => addressOf({ ...state, finding }) || "?", [state]);
  const reset = () => change(cleared(findingsList, state));
  const account = useExportable(state.account);
  const exported = findingsQueryOf({ ...state, account });
  const picking = usePicking();
  const ids = [...picking.picked];
  const planned =
    ids.length > 0 ? findingsQueryOf({ ...state, ...cleared(findingsList, state), account, id: ids }) : exported;
  useRowKey("w", (row) => setAsked(ids.length > 0 ? ids : [row]));
  const plan = () => {
    if (state.finding) change({ finding: null });
    setPlanned(true);
  };
  return (
    <>
      <ScreenHeader
        title="Findings"
        meta={<FindingCount state={state} />}
        actions={
          <>
            <PlanButtons picking={picking} onPlan={plan} onWaive={() => setAsked(ids)} />
            <ExportMenu
              path="/api/v1/findings/export"
              query={exported}
              what="Findings"
              formats={formats}
              reportHref={newReportHref("findings", exported)}
            />
          </>
        }
      >
        <ViewsMenu list="findings" params={findingViewParams} />
        <FindingsToolbar state={state} onChange={change} kinds={kinds} regions={regions} />
      </ScreenHeader>
      {notice}
      {state.view === "list" ? (
        <FindingsList {...{ state, hrefOf, open, picking }} onChange={change} onReset={reset} />
      ) : (
        <FindingGroups {...{ state, hrefOf, open, picking }} onChange={change} onToggle={toggle} onReset={reset} />
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
      {asked.length > 0 && (
        <WaiveChosen
          ids={asked}
          accounts={[account].flat()}
          onClose={(made) => {
            setAsked([]);
            if (made === 0) return;
            picking.clear();
            setSaid(`${plural(asked.length, "finding")} waived.`);
          }}
        />
      )}
      {isPlanned && <FixPlanDrawer query={planned} chosen={ids.length} onClose={() => setPlanned(false)} />}
      {state.finding && !isPlanned && (
        <FindingDrawer id={state.finding} account={state.account} onClose={() => change({ finding: null })} />
      )}
    </>
  );
}
