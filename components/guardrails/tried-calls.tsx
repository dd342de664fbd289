import Link from "next/link";
import { formatCount } from "#lib/format.ts";
import type { Tried } from "#lib/history/tried.ts";
import { eventsHref } from "../activity/actor-link.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { TriedTable } from "./tried-table.tsx";

/** Which calls would have been denied, or may have been. The link leads to all that went through by this name; the numbers to single ones. */
export function TriedCalls({ tried, account, from }: { tried: Tried; account: string; from: string }) {
  const rows = tried.names.filter(({ denied, undecided }) => denied + undecided > 0);
  return (
    <TriedTable
      title="Which calls"
      noun="Call"
      rows={rows}
      total={rows.length}
      rowKey={({ source, name }) => `${source} ${name}`}
      last={{ head: "Gone through", cell: ({ through }) => formatCount(through) }}
    >
      {({ source, name, events }) => (
        <>
          <Link
            href={eventsHref(account, { name, source, failed: "false", from })}
            className="block text-accent hover:underline"
            title="All that went through in Activity"
          >
            <UntrustedText>{name}</UntrustedText>
          </Link>
          {events.length > 0 && (
            <span className="flex flex-wrap gap-x-2 text-xs text-faint">
              denied:
              {events.map((event, at) => (
                <Link
                  key={event}
                  href={eventsHref(account, { event, name, source, failed: "false", from })}
                  aria-label={`Event ${at + 1} of ${name} that would have been denied`}
                  className="hover:underline"
                >
                  {at + 1}
                </Link>
              ))}
            </span>
          )}
        </>
      )}
    </TriedTable>
  );
}
