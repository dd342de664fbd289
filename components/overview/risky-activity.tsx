import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { EventRow } from "#lib/store/views.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { Section } from "./section.tsx";

/** Recent changes made without MFA, and changes that were refused. */
export function RiskyActivity({
  events,
  gaps,
  account,
}: {
  events: readonly EventRow[];
  /** What of CloudTrail is not read, as sentences: an empty list is then no comfort. */
  gaps: readonly string[];
  account: string;
}) {
  return (
    <Section title="Recent risky activity" more={<Link href={`/activity?account=${account}`}>All activity</Link>}>
      {gaps.length > 0 && (
        <p className="border-b py-1.5 text-unknown">
          CloudTrail of {plural(gaps.length, "region")} is not all read; Activity says since when and why.
        </p>
      )}
      {events.length === 0 && (
        <p className="py-6 text-muted">
          No recorded change was refused or made without MFA. This covers only what CloudTrail returned.
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
              {event.errorCode && <span className="text-high">{event.errorCode}</span>}
              {event.mfa === false && <span className="text-critical">no MFA</span>}
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
