import { signals } from "#lib/signals/index.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { SeverityLabel } from "../ui/severity.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** What signals see in the event, where that stands in its record, and why it matters. */
export function EventSignals({ event }: { event: EventDetail }) {
  const seen = signals.flatMap((signal) => {
    const sighting = signal.match(event);
    return sighting ? [{ signal, sighting }] : [];
  });
  if (seen.length === 0) return null;
  return (
    <DrawerSection title="Worth a look">
      <ul className="flex flex-col gap-4">
        {seen.map(({ signal: { id, title, severity, rationale }, sighting }) => (
          <li key={id}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <SeverityLabel severity={severity} /> {title}
            </p>
            <p className="mt-1">
              {sighting.sentence} {rationale}
            </p>
            {sighting.evidence.map(({ path, observed }) => (
              <p key={path} className="mt-1 font-mono text-xs text-muted">
                {path}:{" "}
                <UntrustedText wrap>{typeof observed === "string" ? observed : JSON.stringify(observed)}</UntrustedText>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </DrawerSection>
  );
}
