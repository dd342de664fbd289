"use client";
import { useState } from "react";
import { formatCount } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";

interface Row {
  denied: number;
  undecided: number;
}

const folded = 6;

/** Who or what would have been denied something, with how often; those with the most first. */
export function TriedTable<One extends Row>({
  title,
  noun,
  rows,
  total,
  rowKey,
  last,
  children,
}: {
  title: string;
  noun: string;
  rows: readonly One[];
  /** How many there are, of which `rows` has those with the most. */
  total: number;
  rowKey: (row: One) => string;
  last: { head: string; cell: (row: One) => React.ReactNode };
  children: (row: One) => React.ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? rows : rows.slice(0, folded);
  return (
    <section aria-label={title} className="mt-5">
      <div className="flex items-baseline justify-between gap-4 pb-1">
        <h4 className="font-semibold">{title}</h4>
        {total > rows.length && (
          <p className="text-xs text-faint">
            the first {formatCount(rows.length)} of {formatCount(total)}
          </p>
        )}
      </div>
      <table className="w-full table-fixed">
        <thead className="text-xs text-muted">
          <tr className="border-b [&_th]:pb-1 [&_th]:font-normal">
            <th scope="col" className="text-left">
              {noun}
            </th>
            <th scope="col" className="w-14 text-right sm:w-16">
              Denied
            </th>
            <th scope="col" className="w-20 text-right">
              Undecided
            </th>
            <th scope="col" className="w-24 text-right max-sm:hidden">
              {last.head}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)} className="border-b align-baseline hover:bg-hover">
              <th scope="row" className="min-w-0 py-1.5 pr-3 text-left font-normal">
                {children(row)}
              </th>
              <td className={row.denied > 0 ? "text-right text-high" : "text-right text-faint"}>
                {formatCount(row.denied)}
              </td>
              <td className={row.undecided > 0 ? "text-right text-unknown" : "text-right text-faint"}>
                {formatCount(row.undecided)}
              </td>
              <td className="text-right text-xs whitespace-nowrap text-faint max-sm:hidden">{last.cell(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > folded && (
        <Button variant="quiet" className="mt-1 -ml-2 px-2" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Fewer" : `Show ${formatCount(rows.length - folded)} more`}
        </Button>
      )}
    </section>
  );
}
