"use client";
import { plural } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { Truncated } from "../ui/truncated.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import type { ControlRow, FrameworkRow } from "./framework-row.ts";
import { metWords, ResultsBar, StandingLabel } from "./standing.tsx";

interface Links {
  hrefOf: (id: string) => string;
  open: (id: string) => void;
}

export const frameworkGrid =
  "grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_14rem] xl:grid-cols-[minmax(0,1fr)_12rem_16rem]";

export function frameworkColumns({ hrefOf, open }: Links): Column<FrameworkRow>[] {
  return [
    {
      id: "framework",
      header: "Framework",
      cell: (framework) => (
        <div className="min-w-0 flex-1">
          <RowLink href={hrefOf(framework.id)} onOpen={() => open(framework.id)} className="block font-medium">
            <Truncated className="max-md:whitespace-normal">
              {framework.name} {framework.version}
            </Truncated>
          </RowLink>
          <p className="flex min-w-0 flex-wrap gap-x-3 text-xs text-faint">
            <span>{framework.publisher}</span>
            <span className="xl:hidden">{metWords(framework)}</span>
          </p>
          <div className="mt-1 max-w-72 text-xs md:hidden">
            <ResultsBar results={framework} />
          </div>
        </div>
      ),
    },
    {
      id: "controls",
      header: "Controls",
      className: "hidden xl:flex",
      cell: (framework) => <span className="text-muted">{metWords(framework)}</span>,
    },
    {
      id: "results",
      header: "Live findings that pass",
      className: "hidden md:flex",
      cell: (framework) => <ResultsBar results={framework} />,
    },
  ];
}

export const controlGrid =
  "grid-cols-[minmax(0,1fr)] md:grid-cols-[9.5rem_minmax(0,1fr)_11rem] xl:grid-cols-[9.5rem_minmax(0,1fr)_8rem_14rem]";

export function controlColumns({ hrefOf, open }: Links): Column<ControlRow>[] {
  return [
    {
      id: "standing",
      header: "Standing",
      className: "hidden md:flex",
      cell: (control) => <StandingLabel control={control} />,
    },
    {
      id: "control",
      header: "Control",
      cell: (control) => (
        <div className="min-w-0 flex-1">
          <RowLink href={hrefOf(control.id)} onOpen={() => open(control.id)} className="block font-medium">
            <Truncated className="max-md:whitespace-normal">{control.title}</Truncated>
          </RowLink>
          <Truncated className="font-mono text-xs text-faint">{control.control}</Truncated>
          <div className="mt-1 flex max-w-72 flex-col gap-1 text-xs md:hidden">
            <StandingLabel control={control} />
            <ResultsBar results={control} />
          </div>
        </div>
      ),
    },
    {
      id: "checks",
      header: "Checks",
      className: "hidden xl:flex",
      cell: ({ checks }) => <span className="text-muted">{plural(checks.length, "check")}</span>,
    },
    {
      id: "results",
      header: "Live findings that pass",
      className: "hidden md:flex",
      cell: (control) => <ResultsBar results={control} />,
    },
  ];
}
