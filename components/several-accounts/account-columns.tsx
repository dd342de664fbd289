import Link from "next/link";
import { formatCount } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import { ScoreLine } from "../ui/grade.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import type { AccountRow } from "./account-row.ts";

export const accountGrid =
  "grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_17rem_5rem_5rem] xl:grid-cols-[minmax(0,1fr)_17rem_7rem_7rem_8rem_8rem_8rem]";

const descending = "descending" as const;

/** An account in a row, each number with the list behind it. */
export const accountColumns: Column<AccountRow>[] = [
  {
    id: "account",
    header: "Account",
    sort: { by: "account", direction: "ascending" },
    cell: ({ id, label, isImported, scanned }) => (
      <div className="min-w-0">
        <Link href={`/?account=${encodeURIComponent(id)}`} className="row-link block font-medium">
          <UntrustedText className="block">{label}</UntrustedText>
        </Link>
        <p className="flex flex-wrap gap-x-2 text-xs text-faint">
          <span className="font-mono">{id}</span>
          {isImported && <span>imported</span>}
        </p>
        {scanned && (
          <p className="flex flex-wrap gap-x-3 text-xs text-muted md:hidden">
            <span>{formatCount(scanned.failing.critical)} critical</span>
            <span>{formatCount(scanned.failing.high)} high</span>
          </p>
        )}
      </div>
    ),
  },
  {
    id: "grade",
    header: "Grade and coverage",
    sort: { by: "grade", direction: descending },
    cell: ({ scanned }) =>
      scanned ? <ScoreLine score={scanned.score} /> : <span className="font-medium text-unknown">never scanned</span>,
  },
  count(
    "critical",
    "Critical",
    "hidden md:flex",
    ({ failing }) => failing.critical,
    (account) => findings(account, { status: "fail", severity: "critical", exposure: "live", waived: "without" }),
  ),
  count(
    "high",
    "High",
    "hidden md:flex",
    ({ failing }) => failing.high,
    (account) => findings(account, { status: "fail", severity: "high", exposure: "live", waived: "without" }),
  ),
  count(
    "paths",
    "Attack paths",
    "hidden xl:flex",
    ({ paths }) => paths,
    (account) => `/?account=${account}`,
  ),
  count(
    "unknown",
    "Unknown",
    "hidden xl:flex",
    ({ unknown }) => unknown,
    (account) => findings(account, { status: "unknown", exposure: "live" }),
    "text-unknown",
  ),
  {
    id: "scanned",
    header: "Scanned",
    className: "hidden xl:flex",
    sort: { by: "scanned", direction: descending },
    cell: ({ scanned }) => scanned && <Time iso={scanned.at} />,
  },
];

function findings(account: string, filter: Record<string, string>): string {
  return `/findings?${new URLSearchParams({ account, ...filter })}`;
}

/** A number that leads to what it counts; a dash where there is none to tell. */
function count(
  by: string,
  header: string,
  className: string,
  of: (scanned: NonNullable<AccountRow["scanned"]>) => number | null,
  hrefOf: (account: string) => string,
  tone = "text-ink",
): Column<AccountRow> {
  return {
    ...{ id: by, header, className, sort: { by, direction: descending } },
    cell: ({ id, scanned }) => {
      const number = scanned && of(scanned);
      if (number === null) return <span className="text-faint">–</span>;
      if (number === 0) return <span className="font-serif text-lg text-faint">0</span>;
      return (
        <Link
          href={hrefOf(encodeURIComponent(id))}
          className={cx("relative z-10 font-serif text-lg hover:underline", tone)}
        >
          {formatCount(number)}
        </Link>
      );
    },
  };
}
