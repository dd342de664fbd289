import { plural } from "#lib/format.ts";
import type { PackedFrom, Refusal } from "#lib/guardrails/pack.ts";

const before: Record<Refusal, string> = { made: "", changed: "", limited: "only limits ", part: "in part " };

/** Each statement, the failing checks that it is for, and how much of today it would refuse to make again, or only limits. */
export function StatementList({ statements }: { statements: readonly PackedFrom[] }) {
  return (
    <ul className="flex flex-col">
      {statements.map(({ sid, policy, checks }) => (
        <li key={sid} className="border-b py-3 first:pt-0 last:border-b-0">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-mono text-xs font-medium [overflow-wrap:anywhere]">{sid}</span>
            <span className="text-xs text-faint">{policy}</span>
          </p>
          <ul className="mt-1">
            {checks.map(({ check, title, live, records, refuses }) => (
              <li key={check} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
                <span>{title}</span>
                <span className={live > 0 ? "text-right" : "text-right text-faint"}>
                  {before[refuses]}
                  {live > 0 ? plural(live, "live finding") : plural(records, "record")}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
