"use client";
import { Download } from "lucide-react";
import { formatBytes } from "#lib/format.ts";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { fileHref } from "./file-href.ts";
import { ReportStanding } from "./report-marks.tsx";
import type { ReportRow } from "./views.ts";

export const reportGrid =
  "grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_9.5rem_7rem_2.5rem] xl:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_10rem_5rem_7.5rem_2.5rem]";

interface Links {
  hrefOf: (id: string) => string;
  open: (id: string) => void;
}

export function reportColumns({ hrefOf, open }: Links): Column<ReportRow>[] {
  return [
    {
      id: "name",
      header: "Report",
      cell: (report) => (
        <div className="min-w-0">
          <RowLink href={hrefOf(report.id)} onOpen={() => open(report.id)} className="block font-medium">
            <UntrustedText>{report.name}</UntrustedText>
          </RowLink>
          <Truncated className="text-xs text-muted xl:hidden">{report.about}</Truncated>
          <span className="text-xs text-faint md:hidden">
            <Time iso={report.askedAt} show="datetime" />
          </span>
        </div>
      ),
    },
    {
      id: "about",
      header: "Of",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: ({ about }) => <Truncated>{about}</Truncated>,
    },
    {
      id: "when",
      header: "Asked for",
      className: "hidden md:flex",
      tone: "text-muted",
      cell: ({ askedAt }) => <Time iso={askedAt} show="datetime" />,
    },
    {
      id: "size",
      header: "Size",
      className: "hidden xl:flex justify-end",
      tone: "text-muted",
      cell: ({ made }) => (made ? formatBytes(made.size) : "–"),
    },
    { id: "state", header: "State", cell: (report) => <ReportStanding report={report} /> },
    {
      id: "file",
      header: <span className="sr-only">File</span>,
      className: "hidden md:flex justify-end",
      cell: ({ id, name, made }) =>
        made && (
          <a
            href={fileHref(id)}
            download={made.file}
            aria-label={`Download ${name}`}
            title={made.file}
            className="relative z-10 inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <Download className="size-4" aria-hidden="true" />
          </a>
        ),
    },
  ];
}
