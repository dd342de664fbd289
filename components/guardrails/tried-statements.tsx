import { formatCount, plural } from "#lib/format.ts";
import type { Pack } from "#lib/guardrails/pack.ts";
import type { Tried } from "#lib/history/tried.ts";
import { hangsOn, unseenOf } from "./tried-words.ts";

/** Each statement of the pack with what it alone would have done. A call that several deny counts with each. */
export function TriedStatements({ tried, pack }: { tried: Tried; pack: Pick<Pack, "statements" | "policies"> }) {
  const titles = new Map(pack.statements.map(({ sid, checks }) => [sid, checks.map(({ title }) => title)]));
  const written = keysIn(pack.policies);
  return (
    <section aria-label="By statement" className="mt-5">
      <h4 className="pb-1 font-semibold">By statement</h4>
      <ul className="border-t">
        {tried.statements.map((one) => {
          const { sid, denied, undecided, through, keys } = one;
          const unseen = unseenOf(one);
          const [title, ...more] = titles.get(sid) ?? [];
          return (
            <li key={sid} className="border-b py-2">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-mono text-xs font-medium [overflow-wrap:anywhere]">{sid}</span>
                <span className={denied > 0 ? "text-high" : "text-muted"}>
                  {denied + undecided + through === 0 ? "no such call" : `${formatCount(denied)} denied`}
                </span>
              </p>
              {title !== undefined && (
                <p className="text-xs text-muted">
                  {title}
                  {more.length > 0 && ` and ${plural(more.length, "more check")}`}
                </p>
              )}
              {undecided > 0 && (
                <p className="text-xs text-unknown [overflow-wrap:anywhere]">
                  {formatCount(undecided)} undecided, by {hangsOn(keys, written)}
                </p>
              )}
              {through > 0 && <p className="text-xs text-faint">{formatCount(through)} gone through</p>}
              {unseen && <p className="text-xs text-unknown">{unseen}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Condition keys as the policies write them, by themselves in lower case. */
function keysIn(policies: Pack["policies"]): ReadonlyMap<string, string> {
  const conditions = policies.flatMap(({ document }) => document.Statement.map(({ Condition }) => Condition));
  const keys = conditions.flatMap((condition) => Object.values(condition).flatMap(Object.keys));
  return new Map(keys.map((key) => [key.toLowerCase(), key]));
}
