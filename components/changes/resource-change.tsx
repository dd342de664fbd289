import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { RecordedChange } from "#lib/store/views.ts";
import { eventsHref } from "../activity/actor-link.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** Fields of a change that are told in its line. */
const mostFields = 2;
/** So much of a value is told beside another. */
const longest = 48;

/** One change of a resource in a line, and under it the call that did it, or why none is known. */
export function ResourceChange({ change, account }: { change: RecordedChange; account: string }) {
  const { at, fields, fieldsLeft } = change;
  const more = Math.max(0, fields.length - mostFields) + fieldsLeft;
  return (
    <li className="min-w-0 py-0.5">
      <p className="flex flex-wrap gap-x-3">
        <span className="text-faint">
          seen <Time iso={at} show="datetime" />
        </span>
        {fields.slice(0, mostFields).map(({ path, before, now }) => (
          <span key={path} className="font-mono text-xs leading-5">
            <UntrustedText wrap className="text-muted">
              {path}
            </UntrustedText>{" "}
            <UntrustedText wrap className="text-faint">
              {shown(before, "not there")}
            </UntrustedText>{" "}
            → <UntrustedText wrap>{shown(now, "gone")}</UntrustedText>
          </span>
        ))}
        {more > 0 && <span className="text-faint">and {plural(more, "more field")}</span>}
      </p>
      <Behind change={change} account={account} />
    </li>
  );
}

function Behind({ change: { calls, callsLeft, unseen }, account }: { change: RecordedChange; account: string }) {
  const [call] = calls;
  if (!call) {
    return (
      <p className="text-unknown">
        No call about it is recorded in that time.{" "}
        <UntrustedText wrap>
          {unseen ?? "AWS itself, or a call about something else, may have changed it."}
        </UntrustedText>
      </p>
    );
  }
  const { event, sets } = call;
  const more = calls.length - 1 + callsLeft;
  const isSet = sets.length > 0;
  return (
    <p className="text-muted">
      {isSet ? "Set by " : "Between the two "}
      <UntrustedText wrap className={isSet ? "font-medium text-ink" : undefined}>
        {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
      </UntrustedText>{" "}
      {isSet ? "with" : "called"}{" "}
      <Link
        href={eventsHref(account, { event: event.id })}
        className="relative z-10 font-mono text-xs text-accent hover:underline"
      >
        {event.name}
      </Link>{" "}
      <span className="text-faint">
        <Time iso={event.at} show="datetime" />
        {more > 0 && `, and ${plural(more, "more call")}`}
      </span>
    </p>
  );
}

function shown(value: unknown, absent: string): string {
  if (value === undefined) return absent;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
