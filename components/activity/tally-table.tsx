"use client";
import Link from "next/link";
import { useState } from "react";
import { formatCount, plural } from "#lib/format.ts";
import type { EventTally, Top } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";

type Tallied = Pick<EventTally, "count" | "first" | "last"> & Partial<Pick<EventTally, "failed">>;

/** A table of what events have in common: each row counts them and leads to exactly these in the list. */
export function TallyTable<Row extends Tallied>({
  title,
  noun,
  many,
  top: { rows, total },
  order,
  rowKey,
  href,
  none,
  folded = 8,
  mostCounted,
  note,
  children,
}: {
  title: string;
  /** What a row is: `address`, and several of them. */
  noun: string;
  many?: string;
  top: Top<Row>;
  order: "latest" | "most frequent";
  rowKey: (row: Row) => string;
  /** The list of the row's events. */
  href: (row: Row) => string;
  /** In place of no row. */
  none: string;
  /** So many rows stand at once; the rest unfold. */
  folded?: number;
  /** Where counting stopped. */
  mostCounted?: number;
  /** Where the list that a row leads to has more than the row counts: which. */
  note?: string;
  /** What the row is of. */
  children: (row: Row) => React.ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? rows : rows.slice(0, folded);
  const inAll = plural(total, noun, many);
  return (
    <section aria-label={title} className="min-w-0">
      <div className="ledger-rule flex items-baseline justify-between gap-4 pb-1.5">
        <h2 className="text-base font-semibold">{title}</h2>
        {total > 0 && (
          <p className="text-xs text-faint">
            {total > rows.length
              ? `the ${order} ${formatCount(rows.length)} of ${inAll}`
              : `${inAll}${total > 1 ? `, the ${order} first` : ""}`}
          </p>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="border-b py-2 text-muted">{none}</p>
      ) : (
        <table className="w-full table-fixed">
          <colgroup>
            <col />
            <col className="w-20 sm:w-32" />
            <col className="w-28" />
          </colgroup>
          <thead className="sr-only">
            <tr>
              <th scope="col">{noun}</th>
              <th scope="col">Events</th>
              <th scope="col">Last</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)} className="border-b align-baseline hover:bg-hover">
                <th scope="row" className="min-w-0 py-1.5 pr-3 text-left font-normal">
                  {children(row)}
                </th>
                <td className="py-1.5 pr-3 text-right whitespace-nowrap">
                  <Count row={row} href={href(row)} isOver={mostCounted !== undefined && row.count >= mostCounted} />
                </td>
                <td className="py-1.5 text-right text-xs whitespace-nowrap text-faint">
                  <Span row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && rows.length > 0 && <p className="pt-1 text-xs text-faint">{note}</p>}
      {rows.length > folded && (
        <Button variant="quiet" className="mt-1 -ml-2 px-2" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Fewer" : `Show ${formatCount(rows.length - folded)} more`}
        </Button>
      )}
    </section>
  );
}

/** How many, of which failed; it leads to them. */
function Count({ row: { count, failed = 0 }, href, isOver }: { row: Tallied; href: string; isOver: boolean }) {
  return (
    <>
      {failed > 0 && (
        <span className={cx("mr-2 text-xs text-high", "max-sm:block max-sm:mr-0")}>{formatCount(failed)} failed</span>
      )}
      <Link href={href} className="text-accent hover:underline" title="These events in Activity">
        {formatCount(count)}
        {isOver && " or more"}
        <span className="sr-only"> {count === 1 ? "event" : "events"} in Activity</span>
      </Link>
    </>
  );
}

/** The last time, and the first where that is another day. */
function Span({ row: { first, last } }: { row: Tallied }) {
  const times = useTimes();
  const isOneDay = times.day(first) === times.day(last);
  return (
    <time dateTime={last} title={`From ${times.dateTime(first)} to ${times.dateTime(last)}`}>
      {isOneDay
        ? `${times.shortDate(last)} ${times.minute(last)}`
        : `${times.shortDate(first)} – ${times.shortDate(last)}`}
    </time>
  );
}
