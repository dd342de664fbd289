import Link from "next/link";
import { plural } from "#lib/format.ts";
import { signals } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import type { RiskyThing } from "#lib/signals/risky-things.ts";
import { RiskyEventRow, SeenTogetherRow } from "./risky-rows.tsx";
import { Section } from "./section.tsx";

/** What keeps an empty list from being a comfort. */
export interface ActivityGaps {
  /** What of CloudTrail is not read, as sentences. */
  unread: readonly string[];
  /** Some events are not judged yet by the signals of this version. */
  isMarkingUnderWay: boolean;
}

/** What signals see: the worst of late first. */
export function RiskyActivity({
  things,
  gaps,
  account,
}: {
  things: readonly RiskyThing[];
  gaps: ActivityGaps;
  account: string;
}) {
  return (
    <Section title="Recent risky activity" more={<Link href={`/activity?account=${account}`}>All activity</Link>}>
      {gaps.unread.length > 0 && (
        <p className="border-b py-1.5 text-unknown">
          CloudTrail of {plural(gaps.unread.length, "region")} is not all read; Activity says since when and why.
        </p>
      )}
      {gaps.isMarkingUnderWay && (
        <p className="border-b py-1.5 text-unknown">Some events are still being looked through; more may follow.</p>
      )}
      {things.length === 0 && (
        <p className="py-6 text-muted">
          Nothing is known of {anyOf([...signals, ...patterns].map(({ plural }) => plural))}. This covers only what
          CloudTrail returned.
        </p>
      )}
      <ul>
        {things.map((thing) =>
          "seen" in thing ? (
            <SeenTogetherRow key={thing.seen.id} {...thing} account={account} />
          ) : (
            <RiskyEventRow key={thing.event.id} event={thing.event} account={account} />
          ),
        )}
      </ul>
    </Section>
  );
}

function anyOf(nouns: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(nouns);
}
