import Link from "next/link";
import { plural } from "#lib/format.ts";
import type { EventInFull } from "#lib/store/views.ts";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { SeenFrom } from "./seen-from.tsx";

/** What patterns saw of which the event is evidence, why it matters, and the way to the other events. */
export function EventSeenTogether({ event }: { event: Pick<EventInFull, "account" | "id" | "seenTogether"> }) {
  if (event.seenTogether.length === 0) return null;
  return (
    <DrawerSection title="Together with others">
      <ul className="flex flex-col gap-4">
        {event.seenTogether.map(({ id, title, severity, sentence, rationale, at, lastAt, events, count, decisive }) => (
          <li key={id}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <SeverityLabel severity={severity} /> {title}
            </p>
            <p className="mt-1">
              <UntrustedText wrap>{sentence}</UntrustedText> {decisive === event.id && "This event decided it."}
            </p>
            <p className="mt-1 text-muted">{rationale}</p>
            <p className="mt-1 flex flex-wrap gap-x-3 text-xs leading-5 text-muted">
              <Link
                href={`/activity?account=${event.account}&sighting=${encodeURIComponent(id)}`}
                className="text-accent hover:underline"
              >
                {count > events.length
                  ? `The first ${events.length} of ${plural(count, "event")}`
                  : `All ${plural(count, "event")}`}
              </Link>
              <SeenFrom seen={{ at, lastAt }} />
            </p>
          </li>
        ))}
      </ul>
    </DrawerSection>
  );
}
