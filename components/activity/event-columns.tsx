"use client";
import type { EventRow } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { RowLink } from "../ui/row-link.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { actorName } from "./actor-name.ts";
import { EffectMark, effectOf, MfaMark, TlsMark } from "./event-marks.tsx";
import { clockOf, shortDate } from "./moments.ts";
import { shortAgent } from "./user-agent.ts";

export const eventGrid =
  "grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[7.5rem_minmax(0,1fr)_minmax(0,1fr)_9rem] xl:grid-cols-[7.5rem_minmax(0,1.15fr)_minmax(0,1.25fr)_9rem_minmax(0,0.8fr)_4rem_4rem]";

/** Columns of events, the same in the activity screen and in a resource's timeline, which has the day in its headings. */
export function eventColumns({
  hrefOf,
  open,
  isDated = true,
}: {
  hrefOf: (id: string) => string;
  open: (id: string) => void;
  isDated?: boolean;
}): Column<EventRow>[] {
  const when = ({ at }: EventRow) => (
    <time dateTime={at} title={`${at} (UTC)`} className="font-mono text-xs whitespace-nowrap text-faint">
      {isDated && `${shortDate(at)} `}
      {clockOf(at)}
    </time>
  );
  return [
    { id: "at", header: "Time, UTC", className: "hidden md:flex", cell: when },
    {
      id: "event",
      header: "Event",
      cell: (event) => (
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2">
            <EffectMark effect={effectOf(event)} />
            <RowLink
              href={hrefOf(event.id)}
              onOpen={() => open(event.id)}
              className={cx("block truncate", event.readOnly ? "text-muted" : "font-medium")}
            >
              <UntrustedText>{event.name}</UntrustedText>
            </RowLink>
            {event.errorCode && (
              <UntrustedText className="hidden text-xs text-high md:block">{event.errorCode}</UntrustedText>
            )}
          </div>
          <UnderEvent event={event} />
        </div>
      ),
    },
    { id: "when", header: <span className="sr-only">Time, UTC</span>, className: "md:hidden self-start", cell: when },
    { id: "actor", header: "Actor", className: "hidden md:flex", cell: (event) => <Actor event={event} /> },
    {
      id: "address",
      header: "Address",
      className: "hidden md:flex text-muted",
      cell: ({ address }) => <UntrustedText className="font-mono text-xs">{address || "–"}</UntrustedText>,
    },
    {
      id: "client",
      header: "Client",
      className: "hidden xl:flex text-muted",
      cell: ({ userAgent }) => <Client userAgent={userAgent} />,
    },
    { id: "mfa", header: "MFA", className: "hidden xl:flex", cell: ({ mfa }) => <MfaMark mfa={mfa} /> },
    { id: "tls", header: "TLS", className: "hidden xl:flex text-xs", cell: ({ tls }) => <TlsMark tls={tls} /> },
  ];
}

/** What narrower windows have no column for. */
function UnderEvent({ event }: { event: EventRow }) {
  return (
    <p className="flex min-w-0 flex-wrap gap-x-3 pl-5 text-xs text-faint xl:hidden">
      {event.errorCode && <UntrustedText className="text-high md:hidden">{event.errorCode}</UntrustedText>}
      <UntrustedText className="text-muted md:hidden">{actorName(event.actor).name}</UntrustedText>
      <span className="font-mono md:hidden">
        <UntrustedText>{event.address}</UntrustedText>
      </span>
      {event.mfa === false && <MfaMark mfa={false} />}
      <Client userAgent={event.userAgent} />
    </p>
  );
}

/** Who, through which role, and for whom when the session says so. */
function Actor({ event: { actor, sourceIdentity } }: { event: EventRow }) {
  const { name, via } = actorName(actor);
  const through = [via && `via ${via}`, sourceIdentity && `as ${sourceIdentity}`].filter(Boolean).join(", ");
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <UntrustedText>{name}</UntrustedText>
      {through && <UntrustedText className="shrink-[3] text-xs text-faint">{through}</UntrustedText>}
    </span>
  );
}

function Client({ userAgent }: { userAgent: string }) {
  return <UntrustedText className="text-xs">{shortAgent(userAgent) || "–"}</UntrustedText>;
}
