"use client";
import Link from "next/link";
import { plural } from "#lib/format.ts";
import { actorHref, canAct, eventsHref } from "../activity/actor-link.ts";
import { resourceActivity } from "../activity/queries.ts";
import { Timeline } from "../activity/timeline.tsx";
import { UnreadActivity } from "../activity/unread-activity.tsx";
import { usePages } from "../lists/listing.ts";
import { askedAbout } from "../older/beginnings.ts";
import { OlderButton } from "../older/older-button.tsx";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { EmptyState, FailedState } from "../ui/states.tsx";
import type { OpenLinks } from "./finding-item.tsx";
import type { ResourceAnswer } from "./queries.ts";
import { ResourceActors } from "./resource-actors.tsx";
import { type DetailState, eventsQueryOf, listedAs } from "./search-params.ts";
import { useSeenChanges } from "./seen-changes.tsx";
import { UnseenUse } from "./unseen-use.tsx";

/** What CloudTrail knows about the resource, day by day. */
export function ActivityTab({
  state,
  resource,
  onChange,
  links,
}: {
  state: DetailState;
  resource: ResourceAnswer;
  onChange: (change: Partial<DetailState>) => void;
  links: OpenLinks;
}) {
  const listing = usePages(resourceActivity(eventsQueryOf(state)));
  const { rows: events, error, hasMore, more, retry } = listing;
  const notes = useSeenChanges(resource, state);
  const older = { about: askedAbout(state.arn) };
  return (
    <>
      <div className="-mt-3 mb-3">
        <UnreadActivity gaps={resource.unreadActivity} />
      </div>
      {resource.unseen && <UnseenUse unseen={resource.unseen} links={links} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-3 md:px-6">
        <Segmented
          label="Which events"
          value={state.only}
          onChange={(only) => onChange({ only })}
          options={[
            { value: "all", label: "All" },
            { value: "changes", label: "Changes" },
            { value: "failed", label: "Failed" },
          ]}
        />
        <Elsewhere state={state} />
        <OlderButton beginning={older} />
        {events.length > 0 && (
          <p role="status" className="text-faint">
            {hasMore ? `the latest ${plural(events.length, "event")}` : plural(events.length, "event")}
          </p>
        )}
      </div>
      <ResourceActors state={state} />
      {listing.isPending || listing.isStale ? (
        <SkeletonRows rows={8} columns={["w-24", "w-1/4", "w-1/5", "w-20"]} />
      ) : error && events.length === 0 ? (
        <FailedState action={<Button onClick={retry}>Try again</Button>}>{error.message}</FailedState>
      ) : events.length === 0 && notes.length === 0 ? (
        <EmptyState title={state.only === "all" ? "No recorded event" : "No event of that kind"}>
          CloudTrail’s event history keeps management events for 90 days. Older events, and calls that only read or use
          data, are not in it. Older ones can be asked for where a trail keeps its logs.
        </EmptyState>
      ) : (
        <Timeline
          events={events}
          // What was seen before the oldest event of the list stands among those that are not here yet.
          notes={hasMore ? notes.filter(({ at }) => at >= (events.at(-1)?.at ?? "")) : notes}
          selected={state.event}
          hrefOf={links.eventHref}
          open={links.openEvent}
        />
      )}
      {hasMore && (
        <div className="px-4 pb-8 md:px-6">
          <Button disabled={!more && !error} onClick={more ?? retry}>
            {more || error ? "Older events" : "Loading"}
          </Button>
        </div>
      )}
    </>
  );
}

/** Where the same events can be searched, and what a role's sessions or a user did. */
function Elsewhere({ state }: { state: DetailState }) {
  const { arn, account } = state;
  return (
    <nav aria-label="In Activity" className="flex flex-wrap gap-x-4 text-accent">
      <Link href={eventsHref(account, listedAs(state))} className="hover:underline">
        Search these
      </Link>
      {canAct(arn) && (
        <Link href={actorHref(account, { principal: arn })} className="hover:underline">
          What it did
        </Link>
      )}
    </nav>
  );
}
