import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { RecordedChange } from "#lib/store/views.ts";
import { RowLink } from "../ui/row-link.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { OpenLinks } from "./finding-item.tsx";

/** One change: which fields, from what to what, and the calls between the two readings. */
export function HistoryChange({
  change: { at, after, fields, fieldsLeft, calls, callsLeft, unseen },
  links,
}: {
  change: RecordedChange;
  links: OpenLinks;
}) {
  return (
    <li className="mb-6">
      <h2 className="ledger-rule sticky top-0 z-10 flex flex-wrap items-baseline gap-x-3 bg-paper px-4 pt-2 pb-1 md:px-6">
        <span className="font-semibold">
          <Time iso={at} show="datetime" />
        </span>
        <span className="text-faint">
          {after ? (
            <>
              seen otherwise until <Time iso={after} show="datetime" />
            </>
          ) : (
            "how long it was otherwise is no longer kept"
          )}
        </span>
      </h2>
      <table className="w-full table-fixed">
        <caption className="sr-only">Fields that changed</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr
              key={field.path}
              className="grid grid-cols-1 gap-x-4 border-b px-4 py-1.5 font-mono text-xs md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)] md:px-6"
            >
              <th scope="row" className="text-left font-normal text-muted">
                <UntrustedText wrap>{field.path}</UntrustedText>
              </th>
              <Value value={field.before} absent="not there" className="text-faint line-through decoration-faint/50" />
              <Value value={field.now} absent="gone" className="" />
            </tr>
          ))}
        </tbody>
      </table>
      {fieldsLeft > 0 && <p className="px-4 pt-1 text-faint md:px-6">{plural(fieldsLeft, "more field")}</p>}
      <div className="px-4 pt-2 md:px-6">
        {calls.length === 0 ? (
          <p className="hatch w-fit max-w-full p-1">
            <span className="block bg-unknown-wash px-2 py-0.5">
              No call about it is recorded in that time.{" "}
              <UntrustedText wrap>
                {unseen ?? "AWS itself, or a call about something else, may have changed it."}
              </UntrustedText>
            </span>
          </p>
        ) : (
          <ul>
            {calls.map((call) => (
              <Call key={call.event.id} call={call} links={links} />
            ))}
          </ul>
        )}
        {callsLeft > 0 && <p className="text-faint">{plural(callsLeft, "more call")} in between</p>}
      </div>
    </li>
  );
}

function Call({ call: { event, sets }, links }: { call: RecordedChange["calls"][number]; links: OpenLinks }) {
  return (
    <li data-row className="relative py-0.5 leading-5">
      <span className={sets.length > 0 ? "font-medium" : "text-muted"}>
        {sets.length > 0 ? "Set by " : "Between the two "}
        <UntrustedText wrap>
          {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
        </UntrustedText>
      </span>{" "}
      <span className="text-muted">{sets.length > 0 ? "with" : "called"}</span>{" "}
      <RowLink href={links.eventHref(event.id)} onOpen={() => links.openEvent(event.id)} className="font-mono text-xs">
        {event.name}
      </RowLink>{" "}
      <span className="text-faint">
        <Time iso={event.at} show="datetime" />
      </span>
      {sets.length > 0 && (
        <UntrustedText wrap className="ml-2 font-mono text-xs text-faint">
          {sets.join(", ")}
        </UntrustedText>
      )}
    </li>
  );
}

/** More of a value than this is no longer read beside another. */
const longest = 600;

function Value({ value, absent, className }: { value: unknown; absent: string; className: string }) {
  if (value === undefined) return <td className="font-sans text-faint italic">{absent}</td>;
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 1);
  return (
    <td className={className}>
      <UntrustedText lines>{text.length > longest ? `${text.slice(0, longest)}…` : text}</UntrustedText>
    </td>
  );
}
