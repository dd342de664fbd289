import Link from "next/link";
import type { EventRow } from "#lib/store/views.ts";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** The CloudTrail event that set what the finding is about. */
export function FindingBlame({ event, account }: { event: EventRow; account: string }) {
  return (
    <DrawerSection title="Who set it" aside={<Time iso={event.at} show="datetime" />}>
      <p>
        <UntrustedText wrap className="font-medium">
          {event.actor}
        </UntrustedText>{" "}
        called{" "}
        <Link
          href={`/activity?account=${account}&event=${encodeURIComponent(event.id)}`}
          className="font-mono text-xs text-accent hover:underline"
        >
          {event.name}
        </Link>{" "}
        from <UntrustedText wrap>{event.address}</UntrustedText>
        {event.mfa === false && <span className="font-medium text-critical">, without MFA</span>}
        {event.mfa === true && ", with MFA"}
        {event.tls && `, over ${event.tls}`}.
      </p>
    </DrawerSection>
  );
}
