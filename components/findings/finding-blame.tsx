import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { FindingAnswer } from "./queries.ts";

const titles: Readonly<Record<NonNullable<FindingAnswer["blame"]>["certainty"], string>> = {
  set: "Who set it",
  created: "Who created the resource",
  placed: "Who created the resource",
  "unknown-since": "Who may have set it",
};

/** The CloudTrail event that set what the finding is about, or fixed it; failing that, the one that made the resource. */
export function FindingBlame({ finding }: { finding: FindingAnswer }) {
  const { blame: event, account, status, unreadActivity } = finding;
  const isFixed = status === "pass";
  if (!event) return <Nobody isFixed={isFixed} gaps={unreadActivity} />;
  const { name, via } = actorName(event.actor);
  const behind = behindActor(event);
  return (
    <DrawerSection
      title={isFixed && event.certainty !== "unknown-since" ? "Who fixed it" : titles[event.certainty]}
      aside={<Time iso={event.at} show="datetime" />}
    >
      <p>
        <UntrustedText wrap className="font-medium">
          {name}
        </UntrustedText>
        {via && (
          <>
            {" "}
            through <UntrustedText wrap>{via}</UntrustedText>
          </>
        )}
        {behind && (
          <>
            , <UntrustedText wrap>{behind}</UntrustedText>,
          </>
        )}{" "}
        called{" "}
        <Link
          href={`/activity?account=${account}&event=${encodeURIComponent(event.id)}`}
          className="font-mono text-xs text-accent underline-offset-2 hover:underline"
        >
          {event.name}
        </Link>{" "}
        from <UntrustedText wrap>{event.address}</UntrustedText>
        {event.mfa === false && <span className="font-medium text-critical">, without MFA</span>}
        {event.mfa === true && ", with MFA"}
        {event.tls && `, over ${event.tls}`}.
      </p>
      {event.certainty === "created" && (
        <p className="mt-1 text-faint">
          No recorded change names this field, so it most likely is as it was when the resource was created.
        </p>
      )}
      {event.certainty === "placed" && (
        <p className="mt-1 text-faint">
          What it rests on is of other resources, and no event that was read changed that. It is so since this call.
        </p>
      )}
      {event.certainty === "unknown-since" && (
        <p className="mt-1 text-unknown">
          Who set it is not known since then: the record does not say what this call asked for, and it may have been
          this.
        </p>
      )}
      <Gaps gaps={event.gaps}>It may have been changed since:</Gaps>
    </DrawerSection>
  );
}

/** Nobody is named, and that may be because the event was not read. */
function Nobody({ isFixed, gaps }: { isFixed: boolean; gaps: readonly string[] }) {
  if (gaps.length === 0) return null;
  return (
    <DrawerSection title={isFixed ? "Who fixed it" : "Who set it"}>
      <Gaps gaps={gaps}>Not known from the events that were read:</Gaps>
    </DrawerSection>
  );
}

function Gaps({ gaps, children }: { gaps: readonly string[]; children: string }) {
  const [first] = gaps;
  if (first === undefined) return null;
  return (
    <p className="mt-1 text-unknown">
      {children} <UntrustedText wrap>{first}</UntrustedText>
      {gaps.length > 1 && ` So it is in ${plural(gaps.length - 1, "more region", "more regions")}, or much like it.`}
    </p>
  );
}
