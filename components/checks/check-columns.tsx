"use client";
import { wordsOf } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { CheckResults } from "./check-results.tsx";
import type { CheckRow } from "./check-row.ts";

export const checkGrid =
  "grid-cols-[5.25rem_minmax(0,1fr)] md:grid-cols-[5.25rem_minmax(0,1fr)_11rem] xl:grid-cols-[5.25rem_minmax(0,1fr)_10rem_11rem_11rem]";

export function checkColumns(hrefOf: (id: string) => string, open: (id: string) => void): Column<CheckRow>[] {
  return [
    { id: "severity", header: "Severity", cell: ({ severity }) => <SeverityLabel severity={severity} /> },
    {
      id: "check",
      header: "Check",
      cell: (check) => (
        <div className="min-w-0 flex-1">
          <RowLink href={hrefOf(check.id)} onOpen={() => open(check.id)} className="block font-medium">
            <Truncated className="max-md:whitespace-normal">{check.title}</Truncated>
          </RowLink>
          <Truncated className="font-mono text-xs text-faint">{check.id}</Truncated>
          <div className="mt-1 max-w-60 text-xs md:hidden">
            <CheckResults check={check} />
          </div>
        </div>
      ),
    },
    {
      id: "kind",
      header: "Kind",
      className: "hidden xl:flex",
      cell: ({ kind }) => <Truncated className="text-muted">{wordsOf(kind)}</Truncated>,
    },
    {
      id: "category",
      header: "Category",
      className: "hidden xl:flex",
      cell: ({ category }) => <Truncated className="text-muted">{wordsOf(category)}</Truncated>,
    },
    {
      id: "results",
      header: "Live resources that pass",
      className: "hidden md:flex",
      cell: (check) => <CheckResults check={check} />,
    },
  ];
}
