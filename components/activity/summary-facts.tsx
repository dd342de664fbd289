import Link from "next/link";
import { formatCount, plural } from "#lib/format.ts";
import type { Times } from "#lib/format-times.ts";
import type { EventSummary } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { Time } from "../ui/time.tsx";
import { eventsHref } from "./actor-link.ts";
import { EffectMark } from "./event-marks.tsx";

/** How many events, of which changes, failures and what is worth a look, with MFA or without; and of which time. */
export function SummaryFacts({
  summary: { events, changes, failed, signalled, withMfa, withoutMfa, isCut, first },
  since,
  until,
  account,
  filter,
}: {
  summary: EventSummary;
  since: string | null;
  until: string | null;
  account: string;
  filter: Readonly<Record<string, string>>;
}) {
  const times = useTimes();
  const to = (own: Record<string, string>) => eventsHref(account, { ...filter, ...own });
  return (
    <>
      <p role="status" className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span>
          <Link href={to({})} className="font-medium text-accent hover:underline">
            {plural(events, "event")}
            {isCut && " or more"}
          </Link>{" "}
          <span className="text-faint">{periodWords(since, until, times)}</span>
        </span>
        <Part
          count={changes}
          words="changes"
          one="change"
          href={to({ effect: "changes", failed: "false" })}
          mark="change"
        />
        <Part count={failed} words="failed" one="failed" href={to({ failed: "true" })} mark="failed" />
        {signalled > 0 && (
          <Link href={to({ signalled: "true" })} className="font-medium text-high hover:underline">
            {formatCount(signalled)} worth a look
          </Link>
        )}
        {withMfa > 0 && (
          <Link href={to({ mfa: "with" })} className="text-muted hover:underline">
            {formatCount(withMfa)} with MFA
          </Link>
        )}
        {withoutMfa > 0 && (
          <Link href={to({ mfa: "without" })} className="font-medium text-critical hover:underline">
            {formatCount(withoutMfa)} without MFA
          </Link>
        )}
        {withMfa + withoutMfa < events && (
          <Link href={to({ mfa: "none" })} className="text-faint hover:underline">
            MFA not recorded of {formatCount(events - withMfa - withoutMfa)}
          </Link>
        )}
      </p>
      {isCut && first && (
        <p className="basis-full text-unknown">
          These figures and the tables are of the latest {plural(events, "event")}, back to{" "}
          <Time iso={first} show="datetime" />. What came before is not counted. A shorter time shows all of it.
        </p>
      )}
    </>
  );
}

function Part({
  count,
  words,
  one,
  href,
  mark,
}: {
  count: number;
  words: string;
  one: string;
  href: string;
  mark: "change" | "failed";
}) {
  if (count === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <EffectMark effect={mark} size={10} />
      <Link href={href} className="text-muted hover:underline">
        {formatCount(count)} {count === 1 ? one : words}
      </Link>
    </span>
  );
}

function periodWords(since: string | null, until: string | null, times: Times): string {
  if (!since) return until ? `until ${times.shortDate(until)}` : "";
  return until ? `from ${times.shortDate(since)} to ${times.shortDate(until)}` : `since ${times.shortDate(since)}`;
}
