import { formatCount, plural } from "#lib/format.ts";
import type { Pack } from "#lib/guardrails/pack.ts";
import { UnreadActivity } from "../activity/unread-activity.tsx";
import { useTimes } from "../preferences/preferences-context.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { AccountTried } from "./queries.ts";
import { TriedActors } from "./tried-actors.tsx";
import { TriedCalls } from "./tried-calls.tsx";
import { TriedStatements } from "./tried-statements.tsx";
import { leftOutOf, spanOf, verdictOn } from "./tried-words.ts";

/** The pack over the calls of one account. A history that was not read has no figures, not even noughts. */
export function TriedAccount({
  one,
  from,
  pack,
  isOnly,
}: {
  one: AccountTried;
  from: string;
  pack: Pick<Pack, "statements" | "policies">;
  isOnly: boolean;
}) {
  const times = useTimes();
  const { account, label, read, gaps, notes, tried } = one;
  const isRead = read !== "nothing";
  return (
    <section aria-label={`Tried on the calls of ${label}`} className="mb-6 last:mb-0">
      {!isOnly && (
        <h3 className="mb-2 font-serif text-lg">
          <UntrustedText wrap>{label}</UntrustedText> <span className="font-mono text-xs text-faint">{account}</span>
        </h3>
      )}
      <p className="max-w-[70ch] text-base leading-6">{verdictOn(tried, read)}</p>
      {isRead && (
        <dl className="mt-3 grid grid-cols-3 gap-x-4 border-y py-3">
          <Figure term="Denied" value={tried.denied} tone={tried.denied > 0 ? "text-high" : "text-faint"} />
          <Figure term="Undecided" value={tried.undecided} tone={tried.undecided > 0 ? "text-unknown" : "text-faint"} />
          <Figure term="Gone through" value={tried.through} tone="text-ink" />
        </dl>
      )}
      <div className="-mx-5 mt-3 md:-mx-6">
        <UnreadActivity gaps={gaps} shown={1} />
      </div>
      <ul className="mt-3 flex max-w-[70ch] flex-col gap-2 text-muted">
        {[spanOf(one, from, times), ...leftOutOf(tried), ...notes].map((note) => (
          <li key={note} className="border-l-2 border-rule pl-3">
            {note}
          </li>
        ))}
      </ul>
      {tried.denied + tried.undecided > 0 && (
        <>
          <TriedActors tried={tried} account={account} from={from} />
          <TriedCalls tried={tried} account={account} from={from} />
        </>
      )}
      {isRead && (
        <>
          <TriedStatements tried={tried} pack={pack} />
          <p className="mt-3 text-xs text-faint">
            {plural(tried.calls, "call")} in all; the same call made again counts again. {formatCount(tried.failed)}{" "}
            more failed anyway.
          </p>
        </>
      )}
    </section>
  );
}

function Figure({ term, value, tone }: { term: string; value: number; tone: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd className={`font-serif text-title ${tone}`}>{formatCount(value)}</dd>
    </div>
  );
}
