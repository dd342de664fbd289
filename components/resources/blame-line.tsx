import { actorName, behindActor } from "#lib/actor-name.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

const beginnings: Readonly<Record<BlamedEvent["certainty"], string>> = {
  set: "Set by ",
  created: "Created like this by ",
  placed: "So since it was created by ",
  "unknown-since": "Who set it is not known since this call, whose request is not in its record: ",
};

/** The event behind a state, in a sentence that leads to it. */
export function BlameLine({
  event,
  hrefOf,
  open,
}: {
  event: BlamedEvent;
  hrefOf: (event: string) => string;
  open: (event: string) => void;
}) {
  return (
    <p className="text-xs leading-5 text-faint">
      {beginnings[event.certainty]}
      <UntrustedText wrap className="font-medium text-muted">
        {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
      </UntrustedText>{" "}
      with{" "}
      <span className="relative z-10 inline-flex">
        <RowLink
          href={hrefOf(event.id)}
          onOpen={() => open(event.id)}
          className="font-mono text-accent hover:underline focus-visible:underline"
        >
          {event.name}
        </RowLink>
      </span>{" "}
      on <Time iso={event.at} show="date" /> from <UntrustedText wrap>{event.address}</UntrustedText>
      {event.mfa === false && <span className="font-medium text-critical">, without MFA</span>}
      {event.gaps[0] && (
        <>
          .{" "}
          <UntrustedText
            wrap
            className="text-unknown"
          >{`It may have been changed since: ${event.gaps[0]}`}</UntrustedText>
        </>
      )}
    </p>
  );
}
