"use client";
import { formatCount } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { scopeTitle } from "./scope-words.ts";
import type { WaiverRow } from "./waiver-row.ts";
import { WaiverStanding } from "./waiver-standing.tsx";

export const waiverGrid =
  "grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_10rem_5rem_13rem] xl:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_10rem_8rem_5rem_13rem]";

interface Links {
  hrefOf: (id: string) => string;
  open: (id: string) => void;
}

export function waiverColumns({ hrefOf, open }: Links): Column<WaiverRow>[] {
  return [
    {
      id: "scope",
      header: "Waives",
      cell: (waiver) => (
        <div className="min-w-0">
          <RowLink href={hrefOf(waiver.id)} onOpen={() => open(waiver.id)} className="block font-medium">
            <UntrustedText>{scopeTitle(waiver.scope, waiver.title)}</UntrustedText>
          </RowLink>
          <Truncated className="block text-xs text-muted xl:hidden">{waiver.reason}</Truncated>
        </div>
      ),
    },
    {
      id: "reason",
      header: "Why",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: ({ reason }) => <UntrustedText>{reason}</UntrustedText>,
    },
    {
      id: "owner",
      header: "Owner",
      className: "hidden md:flex",
      cell: ({ owner }) => <UntrustedText>{owner}</UntrustedText>,
    },
    {
      id: "ticket",
      header: "Ticket",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: ({ ticket }) => (ticket ? <UntrustedText>{ticket}</UntrustedText> : "–"),
    },
    {
      id: "accepts",
      header: "Findings",
      className: "hidden md:flex justify-end",
      cell: ({ accepts }) => formatCount(accepts),
    },
    { id: "state", header: "State", cell: (waiver) => <WaiverStanding waiver={waiver} /> },
  ];
}
