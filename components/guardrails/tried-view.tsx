"use client";
import { useQuery } from "@tanstack/react-query";
import { formatCount, plural } from "#lib/format.ts";
import type { Pack } from "#lib/guardrails/pack.ts";
import { UnreadActivity } from "../activity/unread-activity.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { type AccountTried, guardrailsTried } from "./queries.ts";
import { TriedActors } from "./tried-actors.tsx";
import { TriedCalls } from "./tried-calls.tsx";
import { TriedStatements } from "./tried-statements.tsx";
import { leftOutOf, spanOf, verdictOn } from "./tried-words.ts";

/** What the pack would have denied of the calls that are stored: how many, whose, which, and by which statement. */
export function TriedView({ query, pack }: { query: string; pack: Pick<Pack, "statements" | "policies"> }) {
  const { data, error, refetch, isPlaceholderData } = useQuery(guardrailsTried(query));
  if (!data || error) {
    return (
      <DrawerAwaited error={error} retry={() => void refetch()} bars={["h-4 w-2/3", "h-24 w-full", "h-40 w-full"]} />
    );
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60" : undefined}>
      {data.accounts.map((one) => (
        <OfAccount key={one.account} one={one} from={data.from} pack={pack} isOnly={data.accounts.length === 1} />
      ))}
    </div>
  );
}

function OfAccount({
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
  const { account, label, begin, gaps, notes, tried } = one;
  return (
    <section aria-label={`Tried on the calls of ${label}`} className="mb-6 last:mb-0">
      {!isOnly && (
        <h3 className="mb-2 font-serif text-lg">
          <UntrustedText wrap>{label}</UntrustedText> <span className="font-mono text-xs text-faint">{account}</span>
        </h3>
      )}
      <p className="max-w-[70ch] text-base leading-6">{verdictOn(tried, begin)}</p>
      <dl className="mt-3 grid grid-cols-3 gap-x-4 border-y py-3">
        <Figure term="Denied" value={tried.denied} tone={tried.denied > 0 ? "text-high" : "text-faint"} />
        <Figure term="Undecided" value={tried.undecided} tone={tried.undecided > 0 ? "text-unknown" : "text-faint"} />
        <Figure term="Gone through" value={tried.through} tone="text-ink" />
      </dl>
      <div className="-mx-5 mt-3 md:-mx-6">
        <UnreadActivity gaps={gaps} shown={1} />
      </div>
      <ul className="mt-3 flex max-w-[70ch] flex-col gap-2 text-muted">
        {[spanOf(one, from), ...leftOutOf(tried), ...notes].map((note) => (
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
      <TriedStatements tried={tried} pack={pack} />
      <p className="mt-3 text-xs text-faint">
        {plural(tried.calls, "call")} in all; the same call made again counts again. {formatCount(tried.failed)} more
        failed anyway.
      </p>
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
