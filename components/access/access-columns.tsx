"use client";
import { formatCount } from "#lib/format.ts";
import type { NameOf } from "../layout/accounts.tsx";
import { ResourceGrade } from "../resources/resource-grade.tsx";
import { GradeLetter } from "../ui/grade.tsx";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { MfaMark, PowerList } from "./power-list.tsx";
import type { AccessRow } from "./principal-row.ts";
import { letsInWords, typeWords, usedByWords } from "./words.ts";

export const accessGrid =
  "grid-cols-[1.5rem_minmax(0,1fr)] md:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,1.2fr)] xl:grid-cols-[2.5rem_minmax(0,1.2fr)_minmax(0,1.4fr)_12rem_10rem] 2xl:grid-cols-[2.5rem_minmax(0,1.2fr)_minmax(0,1.6fr)_15rem_7rem_10rem_6rem]";

/** Columns of roles and users; what a narrow window has no column for stands under the name. */
export function accessColumns(
  hrefOf: (row: AccessRow) => string,
  open: (row: AccessRow) => void,
  nameOf: NameOf | null,
): Column<AccessRow>[] {
  return [
    {
      id: "grade",
      header: <span className="max-md:sr-only">Grade</span>,
      cell: ({ standing }) => (standing ? <ResourceGrade row={standing} /> : <GradeLetter grade={null} />),
    },
    {
      id: "name",
      header: "Role or user",
      cell: (row) => (
        <div className="min-w-0 flex-1">
          <RowLink href={hrefOf(row)} onOpen={() => open(row)} className="block font-medium">
            <UntrustedText>{row.name}</UntrustedText>
          </RowLink>
          <p className="flex flex-wrap gap-x-2 text-xs text-faint">
            <span className="text-muted">{typeWords[row.type]}</span>
            {nameOf && <UntrustedText>{nameOf(row.account)}</UntrustedText>}
            {row.type !== "user" && <span>{usedByWords(row)}</span>}
            {row.type === "user" && (
              <span className="2xl:hidden">
                <MfaMark row={row} />
              </span>
            )}
          </p>
          <div className="mt-0.5 text-xs md:hidden">
            <PowerList row={row} most={2} />
          </div>
        </div>
      ),
    },
    {
      id: "may",
      header: "May",
      className: "hidden md:flex",
      cell: (row) => <PowerList row={row} most={4} />,
    },
    {
      id: "lets",
      header: "Lets in",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: (row) => <LetsIn row={row} />,
    },
    {
      id: "mfa",
      header: "MFA",
      className: "hidden 2xl:flex",
      cell: (row) => <MfaMark row={row} />,
    },
    {
      id: "unused",
      header: "Never used",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: (row) => <Unused row={row} />,
    },
    {
      id: "last",
      header: "Last used",
      className: "hidden 2xl:flex",
      tone: "text-faint",
      cell: ({ lastUsed }) => (lastUsed ? <Time iso={lastUsed} /> : "no record"),
    },
  ];
}

function LetsIn({ row }: { row: AccessRow }) {
  if (row.type === "user") return <span className="text-faint">–</span>;
  if (row.letsIn === null) return <span className="text-unknown">not known</span>;
  return (
    <span className="min-w-0">
      <UntrustedText>{letsInWords(row)}</UntrustedText>
      {row.letsIn.outside[0] !== undefined && (
        <UntrustedText className="text-xs text-high">{`from outside: ${row.letsIn.outside.join(", ")}`}</UntrustedText>
      )}
    </span>
  );
}

function Unused({ row }: { row: AccessRow }) {
  if (row.type === "user") return <span className="text-faint">no record</span>;
  if (row.unused === null) return <span className="text-unknown">not known</span>;
  const { never, of } = row.unused;
  if (of === 0) return <span className="text-faint">nothing granted</span>;
  return (
    <span className={never > 0 ? "text-ink" : ""}>
      {formatCount(never)} of {formatCount(of)} services
    </span>
  );
}
