"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { createSerializer, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { plural } from "#lib/format.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { ListTable } from "../lists/list-table.tsx";
import { listingOf } from "../lists/listing.ts";
import { newReportHref } from "../reports/search-params.ts";
import { Button } from "../ui/button.tsx";
import { type ExportFormat, ExportMenu } from "../ui/export-menu.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ControlDrawer } from "./control-drawer.tsx";
import { controlColumns, controlGrid, frameworkColumns, frameworkGrid } from "./framework-columns.tsx";
import { matchingControls } from "./framework-row.ts";
import { frameworkCatalogue } from "./queries.ts";
import { frameworkParams } from "./search-params.ts";
import { standingWords } from "./standing.tsx";

const addressOf = createSerializer(frameworkParams);
const exportQuery = createSerializer({ account: frameworkParams.account, framework: frameworkParams.framework });

/** The frameworks that checks bear on, and the controls of one of them. */
export function FrameworksScreen({ notice, formats }: { notice: React.ReactNode; formats: readonly ExportFormat[] }) {
  const [state, setState] = useQueryStates(frameworkParams, { history: "replace" });
  const catalogue = useQuery(frameworkCatalogue(state.account));
  const all = catalogue.data?.rows ?? [];
  const framework = all.find(({ id }) => id === state.framework);
  const controls = matchingControls(framework?.controls ?? [], state.q ?? "");
  const frameworkLinks = useMemo(
    () => ({
      hrefOf: (id: string) => addressOf({ account: state.account, framework: id }),
      open: (id: string) => void setState({ framework: id, control: null, q: null }, { history: "push" }),
    }),
    [state.account, setState],
  );
  const controlLinks = useMemo(
    () => ({
      hrefOf: (control: string) => addressOf({ ...state, control }),
      open: (control: string) => void setState({ control }, { history: "push" }),
    }),
    [state, setState],
  );
  const back = useCallback(
    () => void setState({ framework: null, control: null, q: null }, { history: "push" }),
    [setState],
  );
  const close = useCallback(() => void setState({ control: null }), [setState]);
  if (state.framework === null || !framework) {
    return (
      <>
        <ScreenHeader
          title="Frameworks"
          meta={catalogue.data && <p role="status">{plural(all.length, "framework")}</p>}
        />
        {notice}
        <ListTable
          listing={listingOf(catalogue, state.framework === null ? all : [])}
          label="Frameworks"
          noun="framework"
          columns={frameworkColumns(frameworkLinks)}
          rowKey={({ id }) => id}
          grid={frameworkGrid}
          rowHeight={52}
          selected={null}
          waiting={["w-2/5", "w-20", "w-60"]}
          empty={
            <EmptyState title="There is no such framework" action={<Button onClick={back}>All frameworks</Button>}>
              No check bears on a framework of this name.
            </EmptyState>
          }
        />
      </>
    );
  }
  return (
    <>
      <ScreenHeader
        title={`${framework.name} ${framework.version}`}
        meta={<p role="status">{standingWords(framework)}</p>}
      >
        <Button onClick={back}>
          <ArrowLeft className="size-4" aria-hidden="true" />
          All frameworks
        </Button>
        <SearchField
          label="Search control or check"
          value={state.q ?? ""}
          onChange={(q) => void setState({ q: q || null })}
          className="min-w-28 flex-1 sm:min-w-56 sm:max-w-72"
        />
        <ExportMenu
          path="/api/v1/frameworks/export"
          query={exportQuery({ account: state.account, framework: framework.id }).slice(1)}
          what={framework.name}
          formats={formats}
          heading="Every control, with its evidence"
          reportHref={newReportHref(
            "framework",
            exportQuery({ account: state.account, framework: framework.id }).slice(1),
          )}
        />
      </ScreenHeader>
      {notice}
      <ListTable
        listing={listingOf(catalogue, controls)}
        label="Controls"
        noun="control"
        columns={controlColumns(controlLinks)}
        rowKey={({ id }) => id}
        grid={controlGrid}
        rowHeight={52}
        selected={state.control}
        waiting={["w-20", "w-2/5", "w-40"]}
        empty={
          <EmptyState
            title="No control matches"
            action={<Button onClick={() => void setState({ q: null })}>Clear the search</Button>}
          >
            {plural(framework.controls.length, "control")} of {framework.name}{" "}
            {framework.controls.length === 1 ? "is" : "are"} judged by checks.
          </EmptyState>
        }
      />
      {state.control && (
        <ControlDrawer
          framework={framework}
          control={framework.controls.find(({ id }) => id === state.control)}
          accounts={state.account}
          onClose={close}
        />
      )}
    </>
  );
}
