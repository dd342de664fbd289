import Link from "next/link";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { RiskyEvent } from "#lib/signals/risky-things.ts";
import type { SeenTogether } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";
import { severityText } from "../ui/severity.tsx";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

const row = "relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 row-height-8 border-b hover:bg-hover";

export function RiskyEventRow({ event, account }: { event: RiskyEvent; account: string }) {
  return (
    <li className={row}>
      <p className="flex min-w-0 flex-col sm:flex-row sm:gap-3">
        <Link
          href={`/activity?account=${account}&event=${encodeURIComponent(event.id)}`}
          className="row-link shrink-0 font-medium"
        >
          {event.name}
        </Link>
        <UntrustedText className="text-muted">
          {[actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ")}
        </UntrustedText>
      </p>
      <Marks marks={event.signals}>
        <Time iso={event.at} />
      </Marks>
    </li>
  );
}

/** Several events that say something together: one row, which leads to them. */
export function SeenTogetherRow({
  seen,
  within,
  account,
}: {
  seen: SeenTogether;
  within: RiskyEvent["signals"];
  account: string;
}) {
  return (
    <li className="relative grid gap-x-4 row-height-8 border-b hover:bg-hover sm:grid-cols-[minmax(0,1fr)_auto]">
      <p>
        <Link
          href={`/activity?account=${account}&sighting=${encodeURIComponent(seen.id)}`}
          className="row-link font-medium"
        >
          {seen.title}
        </Link>
      </p>
      <Marks marks={[{ ...seen, id: seen.signal }, ...within]} isBelow>
        <span>{plural(seen.count, "event")}</span>
        <Time iso={seen.lastAt} />
      </Marks>
      <p className="min-w-0 text-muted sm:col-span-2">
        <UntrustedText wrap>{`${actorName(seen.actor).name}: ${seen.sentence}`}</UntrustedText>
      </p>
    </li>
  );
}

function Marks({
  marks,
  isBelow = false,
  children,
}: {
  marks: RiskyEvent["signals"];
  /** On a narrow window they stand in a line of their own. */
  isBelow?: boolean;
  children: React.ReactNode;
}) {
  return (
    <p
      className={cx(
        "flex flex-wrap gap-x-3 self-baseline text-xs leading-5",
        isBelow ? "order-last sm:order-none sm:justify-end" : "justify-end",
      )}
    >
      {marks.map(({ id, title, mark, severity }) => (
        <span key={id} className={severityText[severity]} title={title}>
          {mark}
        </span>
      ))}
      <span className="flex gap-x-3 text-faint">{children}</span>
    </p>
  );
}
