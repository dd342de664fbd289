"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { wordsOf } from "#lib/format.ts";
import type { EventDetail, EventInFull } from "#lib/store/views.ts";
import { DataTree } from "../data-tree/data-tree.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { PartialNotice } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { actorHref, whoOf } from "./actor-link.ts";
import { EventFacts } from "./event-facts.tsx";
import { EffectMark, effectOf, effectWord } from "./event-marks.tsx";
import { EventSeenTogether } from "./event-seen-together.tsx";
import { EventSignals } from "./event-signals.tsx";
import { eventDetail } from "./queries.ts";

const bars = ["w-24", "h-6 w-3/5", "mt-4 h-48 w-full", "h-64 w-full"];

/** One CloudTrail event in full: what it was, who and from where, on what, and the record itself. */
export function EventDrawer({
  id,
  account,
  onClose,
}: {
  id: string;
  account: readonly string[] | string;
  onClose: () => void;
}) {
  const { data: event, error, refetch } = useQuery(eventDetail(id, account));
  return (
    <Drawer label="Event" of={id} onClose={onClose} head={event && <EventMarks event={event} />}>
      {event ? <WholeEvent event={event} /> : <DrawerAwaited error={error} retry={refetch} bars={bars} />}
    </Drawer>
  );
}

function EventMarks({ event }: { event: EventDetail }) {
  const effect = effectOf(event);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <EffectMark effect={effect} />
      <span aria-hidden="true">{effectWord[effect]}</span>
      <UntrustedText wrap>{event.source}</UntrustedText>
    </span>
  );
}

function WholeEvent({ event }: { event: EventInFull }) {
  const { account } = event;
  const unreadable = event.record.unreadable;
  return (
    <>
      <header className="px-5 pt-4 pb-5 md:px-6">
        <h2 className="font-serif text-xl">
          <UntrustedText wrap>{event.name}</UntrustedText>
        </h2>
        <p className="mt-1 text-base">
          by{" "}
          <Link
            href={actorHref(account, whoOf(event))}
            className="text-accent hover:underline"
            title="Who this is, and what else they did"
          >
            <UntrustedText wrap>{event.actor}</UntrustedText>
          </Link>
        </p>
        {event.errorCode && (
          <div className="mt-3 border-l-2 border-high bg-sunken px-3 py-2">
            <p className="font-medium text-high">
              <UntrustedText wrap>{event.errorCode}</UntrustedText>
            </p>
            {event.errorMessage && <UntrustedText wrap>{event.errorMessage}</UntrustedText>}
          </div>
        )}
      </header>
      <EventSignals event={event} />
      <EventSeenTogether event={event} />
      <DrawerSection title="Who, from where">
        <EventFacts event={event} account={account} />
      </DrawerSection>
      {event.resources.length > 0 && (
        <DrawerSection title="On">
          <EventResources resources={event.resources} account={account} />
        </DrawerSection>
      )}
      <DrawerSection title="Record">
        {typeof unreadable === "string" ? (
          <PartialNotice title="The record could not be read">{unreadable}</PartialNotice>
        ) : (
          <DataTree value={event.record} what="the record" />
        )}
      </DrawerSection>
    </>
  );
}

function EventResources({ resources, account }: { resources: EventDetail["resources"]; account: string | null }) {
  return (
    <ul>
      {resources.map(({ arn, kind }) => (
        <li key={arn} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 border-b py-1.5 last:border-b-0">
          <span className="text-faint">{wordsOf(kind)}</span>
          <Link
            href={`/resources/detail?${new URLSearchParams({ ...(account && { account }), arn })}`}
            className="text-accent hover:underline"
          >
            <UntrustedText wrap className="font-mono text-xs">
              {arn}
            </UntrustedText>
          </Link>
        </li>
      ))}
    </ul>
  );
}
