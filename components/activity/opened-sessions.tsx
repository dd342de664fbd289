import Link from "next/link";
import { actorName } from "#lib/actor-name.ts";
import { formatCount, plural } from "#lib/format.ts";
import { mostCounted, type SessionAnswer } from "#lib/store/views.ts";
import { useTimes } from "../preferences/preferences-context.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { sessionHref } from "./actor-link.ts";

/** The sessions that were opened with this one's key, and with the keys of those. */
export function OpenedSessions({ session: { opened, openedIsCut } }: { session: SessionAnswer }) {
  const times = useTimes();
  return (
    <section aria-label="What it opened" className="page-width w-full px-4 pt-6 md:px-6">
      <div className="ledger-rule flex items-baseline justify-between gap-4 pb-1.5">
        <h2 className="text-base font-semibold">What it opened</h2>
        {opened.length > 0 && (
          <p className="text-xs text-faint">
            {openedIsCut ? `${formatCount(opened.length)} of more` : plural(opened.length, "session")}
          </p>
        )}
      </div>
      {opened.length === 0 ? (
        <p className="border-b py-2 text-muted">No event that is kept gave out a key to it.</p>
      ) : (
        <ol>
          {opened.map(({ depth, key, opener, count, last, who }) => (
            <li key={key} className="border-b py-1.5" style={{ paddingLeft: `${Math.min(depth - 1, 6) * 1.25}rem` }}>
              <p className="flex flex-wrap items-baseline gap-x-3">
                {depth > 1 && <span className="sr-only">Opened by one of these, step {depth}: </span>}
                <Link href={sessionHref(opener.account, key)} className="text-accent hover:underline">
                  <UntrustedText wrap className="font-mono text-xs">
                    {key}
                  </UntrustedText>
                </Link>
                <UntrustedText wrap>{who === null ? "no call of it is kept" : actorName(who).name}</UntrustedText>
                <span className="text-faint">
                  {count >= mostCounted ? `${formatCount(mostCounted)} events or more` : plural(count, "event")}
                  {last && `, the last on ${times.dateTime(last)}`}
                </span>
              </p>
              <UntrustedText wrap className="text-xs text-faint">
                {`${opener.name} on ${times.dateTime(opener.at)}${opener.address ? ` from ${opener.address}` : ""}`}
              </UntrustedText>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
