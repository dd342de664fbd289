"use client";
import { useQuery } from "@tanstack/react-query";
import { plural } from "#lib/format.ts";
import { SeverityLabel } from "../ui/severity.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { sighting } from "./queries.ts";
import { SeenFrom } from "./seen-from.tsx";

/** Above the events that are evidence of something: what that is, and whether these are all. */
export function SightingNotice({ id, account }: { id: string; account: readonly string[] | string }) {
  const { data, error } = useQuery(sighting(id, account));
  if (error) return <Notice>What these events say together could not be loaded.</Notice>;
  if (!data) return <Notice>What these events say together is being loaded.</Notice>;
  const [seen] = data.rows;
  // Its day was judged anew meanwhile.
  if (!seen)
    return (
      <Notice>What this address led to does not hold any more: the events of its day were looked through again.</Notice>
    );
  return (
    <section aria-label="What these events say together" className="border-b px-4 py-3 md:px-6">
      <h2 className="flex flex-wrap items-baseline gap-x-2 text-base font-medium">
        <SeverityLabel severity={seen.severity} /> {seen.title}
      </h2>
      <p className="mt-1">
        <UntrustedText wrap>{seen.sentence}</UntrustedText>
      </p>
      <p className="mt-1 max-w-[100ch] text-muted">{seen.rationale}</p>
      <p className="mt-1 text-xs leading-5 text-muted">
        <SeenFrom seen={seen} />
        {seen.count > seen.events.length && ` Below are ${seen.events.length} of ${plural(seen.count, "event")}.`}
      </p>
    </section>
  );
}

function Notice({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className="border-b px-4 py-3 text-muted md:px-6">
      {children}
    </p>
  );
}
