"use client";
import { wordsOf } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import type { Standing } from "./network-row.ts";

interface Links {
  hrefOf: (arn: string) => string;
  open: (arn: string) => void;
}

export const standingGrid = "grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(0,1fr)_14rem]";

/** Who of SageMaker stands in a VPC; each opens its ways. */
export function standingColumns({ hrefOf, open }: Links): Column<Standing>[] {
  return [
    {
      id: "name",
      header: "Resource",
      cell: ({ arn, kind, name }) => (
        <div className="min-w-0 flex-1">
          <RowLink href={hrefOf(arn)} onOpen={() => open(arn)} className="block font-medium">
            <UntrustedText>{name}</UntrustedText>
          </RowLink>
          <p className="text-xs text-faint md:hidden">{wordsOf(kind)}</p>
        </div>
      ),
    },
    {
      id: "kind",
      header: "Kind",
      className: "hidden md:flex",
      cell: ({ kind }) => <span className="text-muted">{wordsOf(kind)}</span>,
    },
  ];
}
