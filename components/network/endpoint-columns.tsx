"use client";
import Link from "next/link";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { resourceHref } from "../resources/resource-link.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { VerdictMark } from "../ui/verdict.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { serviceWord } from "./network-marks.tsx";
import type { EndpointRow } from "./network-row.ts";

export const endpointGrid =
  "grid-cols-[minmax(0,1fr)_8rem] md:grid-cols-[minmax(0,1fr)_8rem_8rem_9rem] xl:grid-cols-[minmax(0,1fr)_10rem_8rem_9rem_10rem]";

const policies: Record<EndpointRow["policy"], { status: VerdictStatus; word: string; tone: string }> = {
  open: { status: "fail", word: "Open", tone: "text-ink" },
  narrowed: { status: "pass", word: "Narrowed", tone: "text-pass" },
  "not taken": { status: "not-applicable", word: "Takes none", tone: "text-muted" },
  unknown: { status: "unknown", word: "Unknown", tone: "text-unknown" },
};

/** The endpoints of a VPC; each leads to its resource, where its policy stands. */
export function endpointColumns(account: string | null): Column<EndpointRow>[] {
  return [
    {
      id: "service",
      header: "Endpoint to",
      cell: (endpoint) => (
        <div className="min-w-0 flex-1">
          <Link href={resourceHref(endpoint.arn, account)} className="row-link block min-w-0 font-medium">
            <UntrustedText>{endpoint.service ? serviceWord(endpoint.service) : "service not read"}</UntrustedText>
          </Link>
          <p className="font-mono text-xs text-faint">{endpoint.id}</p>
        </div>
      ),
    },
    {
      id: "policy",
      header: "Policy",
      cell: ({ policy }) => {
        const { status, word, tone } = policies[policy];
        return (
          <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${tone}`}>
            <VerdictMark status={status} />
            {word}
          </span>
        );
      },
    },
    { id: "type", header: "Type", className: "hidden md:flex", cell: ({ type }) => <Said>{type}</Said> },
    { id: "state", header: "State", className: "hidden md:flex", cell: ({ state }) => <Said>{state}</Said> },
    {
      id: "dns",
      header: "Private DNS",
      className: "hidden xl:flex",
      cell: ({ type, privateDns }) =>
        type === "Gateway" ? (
          <span className="text-faint">by routes</span>
        ) : (
          <Said>{privateDns === null ? null : privateDns ? "on" : "off"}</Said>
        ),
    },
  ];
}

function Said({ children }: { children: string | null }) {
  if (children === null) return <span className="text-unknown">not read</span>;
  return <UntrustedText className="text-muted">{children}</UntrustedText>;
}
