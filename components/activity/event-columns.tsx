"use client";
import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import type { Times } from "#lib/format-times.ts";
import type { EventRow, ListedEvent } from "#lib/store/views.ts";
import type { NameOf } from "../layout/accounts.tsx";
import { cx } from "../ui/class-names.ts";
import { RowLink } from "../ui/row-link.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { Column } from "../ui/virtual-table.tsx";
import { actorHref, whoOf } from "./actor-link.ts";
import { EffectMark, effectOf, MfaMark, TlsMark } from "./event-marks.tsx";
import { shortAgent } from "./user-agent.ts";

export const eventGrid =
  "grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[7.5rem_minmax(0,1fr)_minmax(0,1fr)_9rem] xl:grid-cols-[7.5rem_minmax(0,1.35fr)_minmax(0,1.15fr)_9rem_minmax(0,0.7fr)_4rem_4rem]";

/** Columns of events, the same in the activity screen and in a resource's timeline, which has the day in its headings. */
export function eventColumns({
  hrefOf,
  open,
  isDated = true,
  times,
  nameOf = null,
}: {
  hrefOf: (id: string) => string;
  open: (id: string) => void;
  isDated?: boolean;
  times: Times;
  nameOf?: NameOf | null;
}): Column<EventRow & Partial<ListedEvent>>[] {
  const when = ({ at }: EventRow) => (
    <time dateTime={at} title={`${at} (UTC)`} className="font-mono text-xs whitespace-nowrap text-faint">
      {isDated && `${times.shortDate(at)} `}
      {times.clock(at)}
    </time>
  );
  return [
    { id: "at", header: `Time, ${times.place}`, className: "hidden md:flex", cell: when },
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
              className={cx("block", event.readOnly ? "text-muted" : "font-medium")}
            >
              <UntrustedText>{event.name}</UntrustedText>
            </RowLink>
            {event.errorCode && (
              <UntrustedText className="hidden text-xs text-high md:block">{event.errorCode}</UntrustedText>
            )}
          </div>
          <UnderEvent event={event} />
          {nameOf && event.account && (
            <UntrustedText className="pl-5 text-xs text-faint">{nameOf(event.account)}</UntrustedText>
          )}
        </div>
      ),
    },
    { id: "when", header: <span className="sr-only">Time, {times.place}</span>, className: "md:hidden", cell: when },
    { id: "actor", header: "Actor", className: "hidden md:flex", cell: (event) => <Actor event={event} /> },
    {
      id: "address",
      header: "Address",
      className: "hidden md:flex",
      tone: "text-muted",
      cell: (event) => <Address event={event} />,
    },
    {
      id: "client",
      header: "Client",
      className: "hidden xl:flex",
      tone: "text-muted",
      cell: (event) => <Client event={event} />,
    },
    { id: "mfa", header: "MFA", className: "hidden xl:flex", cell: ({ mfa }) => <MfaMark mfa={mfa} /> },
    {
      id: "tls",
      header: "TLS",
      className: "hidden xl:flex",
      tone: "text-xs",
      cell: ({ tls }) => <TlsMark tls={tls} />,
    },
  ];
}

/** What narrower windows have no column for. */
function UnderEvent({ event }: { event: EventRow }) {
  return (
    <p className="flex min-w-0 flex-wrap gap-x-3 pl-5 text-xs text-faint xl:hidden">
      {event.errorCode && <UntrustedText className="text-high md:hidden">{event.errorCode}</UntrustedText>}
      <UntrustedText className="text-muted md:hidden">
        {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
      </UntrustedText>
      <span className="min-w-0 md:hidden">
        <Address event={event} />
      </span>
      {event.mfa !== null && <MfaMark mfa={event.mfa} />}
      {event.tls !== null && <TlsMark tls={event.tls} />}
      {event.client !== "service" && <Client event={event} />}
    </p>
  );
}

/** Who, through which role, and for whom when the session says so. */
function Actor({ event }: { event: EventRow & Partial<ListedEvent> }) {
  const { name, via } = actorName(event.actor);
  const behind = behindActor(event);
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      {event.account ? (
        // Above the link that covers the row.
        <Link
          href={actorHref(event.account, whoOf(event))}
          className="relative z-10 min-w-0 hover:text-accent hover:underline"
          title="Who this is, and what else they did"
        >
          <UntrustedText>{name}</UntrustedText>
        </Link>
      ) : (
        <UntrustedText>{name}</UntrustedText>
      )}
      {behind && <UntrustedText className="shrink-[2] text-xs text-muted">{behind}</UntrustedText>}
      {via && <UntrustedText className="hidden shrink-[3] text-xs text-faint 2xl:block">{`via ${via}`}</UntrustedText>}
    </span>
  );
}

/** AWS's own services call from within; then the address is their host name once more. */
function Address({ event: { address, addressClass } }: { event: EventRow }) {
  if (addressClass === "aws") return <span className="text-xs text-faint">within AWS</span>;
  return <UntrustedText className="font-mono text-xs">{address || "–"}</UntrustedText>;
}

function Client({ event: { userAgent, client } }: { event: EventRow }) {
  if (!userAgent || client === "service") return <span className="text-xs text-faint">–</span>;
  return <UntrustedText className="text-xs">{shortAgent(userAgent)}</UntrustedText>;
}
