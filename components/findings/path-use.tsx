import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { SeenUse } from "#lib/store/views.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/**
 * Whether a step was used: when and by whom the latest call of its kind was made, or between when there was none, or that nobody
 * looked. That the call was an attack nobody can say: its caller may have been meant to.
 */
export function PathUse({ use: { event, from, to, gaps }, account }: { use: SeenUse; account: string }) {
  return (
    <p className={event ? "" : "text-faint"}>
      {event && <Used event={event} account={account} />}
      {!event && from !== null && to !== null && (
        <>
          No such call in the events read from <Time iso={from} show="datetime" /> to <Time iso={to} show="datetime" />.
        </>
      )}
      {!event && (from === null || to === null) && <span className="text-unknown">Activity was not read.</span>}
      <Gaps gaps={gaps} />
    </p>
  );
}

function Used({ event, account }: { event: NonNullable<SeenUse["event"]>; account: string }) {
  const behind = behindActor(event);
  return (
    <>
      <span className="font-medium">Last such call</span> <Time iso={event.at} show="datetime" /> by{" "}
      <UntrustedText wrap>{[actorName(event.actor).name, behind].filter(Boolean).join(", ")}</UntrustedText>, who called{" "}
      <Link
        href={`/activity?account=${account}&event=${encodeURIComponent(event.id)}`}
        className="font-mono text-xs text-accent underline-offset-2 hover:underline"
      >
        {event.name}
      </Link>{" "}
      from <UntrustedText wrap>{event.address}</UntrustedText>.
    </>
  );
}

function Gaps({ gaps }: { gaps: readonly string[] }) {
  const [first] = gaps;
  if (first === undefined) return null;
  return (
    <span className="text-unknown">
      {" "}
      <UntrustedText wrap>{first}</UntrustedText>
      {gaps.length > 1 && ` So it is in ${plural(gaps.length - 1, "more region")}, or much like it.`}
    </span>
  );
}
