import { actorName, behindActor } from "#lib/actor-name.ts";
import type { Origin } from "#lib/store/views.ts";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { OpenLinks } from "./finding-item.tsx";

/** Who made a resource: the caller of the call that did, whom AWS's description names, or why neither is known. */
export function ResourceOrigin({
  origin: { by, field, at, event, unknown },
  links,
}: {
  origin: Origin;
  links: OpenLinks;
}) {
  const on = at && (
    <>
      {" "}
      on <Time iso={at} show="date" />
    </>
  );
  if (event) {
    const said = by !== null && field !== null && by !== event.actor ? { by, field } : null;
    return (
      <>
        <UntrustedText wrap className="font-medium">
          {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
        </UntrustedText>{" "}
        with{" "}
        <span className="relative inline-flex">
          <RowLink
            href={links.eventHref(event.id)}
            onOpen={() => links.openEvent(event.id)}
            className="font-mono text-xs text-accent hover:underline focus-visible:underline"
          >
            {event.name}
          </RowLink>
        </span>{" "}
        on <Time iso={event.at} show="date" />
        {event.mfa === false && <span className="font-medium text-critical">, without MFA</span>}
        {said && <Named {...said} />}
      </>
    );
  }
  if (by !== null && field !== null) {
    return (
      <>
        <UntrustedText wrap className="font-medium">
          {actorName(by).name}
        </UntrustedText>
        {on}
        <span className="ml-2 text-xs text-faint">
          as <code className="font-mono">{field}</code> says
        </span>
      </>
    );
  }
  return (
    <span className="text-unknown">
      Not known. <UntrustedText wrap>{unknown ?? ""}</UntrustedText>
    </span>
  );
}

function Named({ by, field }: { by: string; field: string }) {
  return (
    <span className="block text-xs text-faint">
      <code className="font-mono">{field}</code>: <UntrustedText wrap>{actorName(by).name}</UntrustedText>
    </span>
  );
}
