import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { Signal } from "#lib/signals/define.ts";
import { signals } from "#lib/signals/index.ts";
import type { EventRow } from "#lib/store/views.ts";
import { severityText } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Section } from "./section.tsx";

/** An event, and what is risky about it. */
export interface RiskyEvent extends EventRow {
  signals: Pick<Signal, "id" | "title" | "mark" | "severity">[];
}

/** What keeps an empty list from being a comfort. */
export interface ActivityGaps {
  /** What of CloudTrail is not read, as sentences. */
  unread: readonly string[];
  /** Some events were stored by an earlier version, and are not judged by the signals of this one yet. */
  isMarkingUnderWay: boolean;
}

/** The latest events in which a signal sees something. */
export function RiskyActivity({
  events,
  gaps,
  account,
}: {
  events: readonly RiskyEvent[];
  gaps: ActivityGaps;
  account: string;
}) {
  return (
    <Section title="Recent risky activity" more={<Link href={`/activity?account=${account}`}>All activity</Link>}>
      {gaps.unread.length > 0 && (
        <p className="border-b py-1.5 text-unknown">
          CloudTrail of {plural(gaps.unread.length, "region")} is not all read; Activity says since when and why.
        </p>
      )}
      {gaps.isMarkingUnderWay && (
        <p className="border-b py-1.5 text-unknown">
          Events that an earlier version read are still being looked through; more may follow.
        </p>
      )}
      {events.length === 0 && (
        <p className="py-6 text-muted">
          Nothing is known of {anyOf(signals.map(({ plural }) => plural))}. This covers only what CloudTrail returned.
        </p>
      )}
      <ul>
        {events.map((event) => (
          <li
            key={event.id}
            className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b py-1.5 hover:bg-hover"
          >
            <p className="flex min-w-0 flex-col sm:flex-row sm:gap-3">
              <Link
                href={`/activity?account=${account}&event=${encodeURIComponent(event.id)}`}
                className="row-link shrink-0 font-medium"
              >
                {event.name}
              </Link>
              <UntrustedText className="text-muted">
                {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
              </UntrustedText>
            </p>
            <p className="flex flex-wrap justify-end gap-x-3 self-baseline text-xs leading-5">
              {event.signals.map(({ id, title, mark, severity }) => (
                <span key={id} className={severityText[severity]} title={title}>
                  {mark}
                </span>
              ))}
              <span className="text-faint">
                <Time iso={event.at} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function anyOf(nouns: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(nouns);
}
