"use client";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { formatCount, plural } from "#lib/format.ts";
import { type Grade, grades } from "#lib/scoring/weights.ts";
import { ScreenHeader } from "../layout/screen-header.tsx";
import { cx } from "../ui/class-names.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { VirtualTable } from "../ui/virtual-table.tsx";
import { accountColumns, accountGrid } from "./account-columns.tsx";
import type { AccountRow } from "./account-row.ts";
import { inOrder, type Order } from "./order.ts";
import { severalAccountsParams } from "./search-params.ts";

/** Several accounts beside each other: which stand worst, which are hardly known, and what can be abused in each. */
export function SeveralAccountsScreen({ rows }: { rows: readonly AccountRow[] }) {
  const [{ sort }, setState] = useQueryStates(severalAccountsParams, { history: "replace" });
  return (
    <>
      <ScreenHeader title="Overview" meta={<p role="status">{plural(rows.length, "account")}</p>} />
      <Totals rows={rows} />
      <VirtualTable
        label="Accounts"
        columns={accountColumns}
        grid={accountGrid}
        rows={inOrder(rows, sort)}
        rowKey={({ id }) => id}
        rowHeight={52}
        sorted={sort}
        onSort={(by) => void setState({ sort: by as Order })}
      />
    </>
  );
}

/** How many accounts have each grade, and what fails in all of them together. */
function Totals({ rows }: { rows: readonly AccountRow[] }) {
  const scanned = rows.flatMap((row) => row.scanned ?? []);
  const account = rows.map(({ id }) => id).join(",");
  const sum = (of: (one: (typeof scanned)[number]) => number) => scanned.reduce((total, one) => total + of(one), 0);
  const never = rows.length - scanned.length;
  const unknown = sum((one) => one.unknown);
  const countOf = (grade: Grade) => scanned.filter(({ score }) => score.grade === grade).length;
  const listed = (filter: Record<string, string>) => `/findings?${new URLSearchParams({ account, ...filter })}`;
  const failing = { status: "fail", exposure: "live", waived: "without" };
  return (
    <div className="page-width flex w-full flex-wrap items-baseline gap-x-10 gap-y-4 px-4 pb-4 md:px-6">
      <dl aria-label="Accounts by grade" className="flex flex-wrap items-baseline gap-x-5 gap-y-2">
        {grades.map((grade) => (
          <div key={grade} className={cx("flex items-baseline gap-2", countOf(grade) === 0 && "opacity-40")}>
            <dt>
              <GradeLetter grade={grade} size="lg" />
            </dt>
            <dd className="font-serif text-lg">{formatCount(countOf(grade))}</dd>
          </div>
        ))}
        {never > 0 && (
          <div className="flex items-baseline gap-2">
            <dt className="font-medium text-unknown">Never scanned</dt>
            <dd className="font-serif text-lg">{formatCount(never)}</dd>
          </div>
        )}
      </dl>
      <ul aria-label="In all of them" className="flex flex-wrap gap-x-6 gap-y-1">
        {(["critical", "high"] as const).map((severity) => (
          <li key={severity}>
            <Link href={listed({ ...failing, severity })} className="flex items-baseline gap-2 hover:underline">
              <SeverityLabel severity={severity} />
              <span className="font-serif text-lg">{formatCount(sum((one) => one.failing[severity]))}</span>
            </Link>
          </li>
        ))}
        {unknown > 0 && (
          <li>
            <Link
              href={listed({ status: "unknown", exposure: "live" })}
              className="flex items-baseline gap-2 text-unknown hover:underline"
            >
              <span className="font-medium">Unknown</span>
              <span className="font-serif text-lg">{formatCount(unknown)}</span>
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}
