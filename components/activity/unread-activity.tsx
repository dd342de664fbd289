import Link from "next/link";
import { plural } from "#lib/format.ts";
import { PartialNotice } from "../ui/states.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";

/** The partial state of whatever shows events: what of CloudTrail is not here and why, a sentence for each region. */
export function UnreadActivity({
  gaps,
  ledgerHref,
  shown = 3,
}: {
  gaps: readonly string[];
  /** Where all of it stands. */
  ledgerHref?: string | undefined;
  /** How many are spelled out; the rest are counted. */
  shown?: number;
}) {
  if (gaps.length === 0) return null;
  const rest = gaps.length - shown;
  return (
    <PartialNotice
      title={`CloudTrail of ${plural(gaps.length, "region")} is not all read`}
      action={ledgerHref && <Link href={ledgerHref}>Coverage ledger</Link>}
    >
      <ul className="flex flex-col gap-0.5">
        {gaps.slice(0, shown).map((gap, at) => (
          <li key={gap}>
            <UntrustedText wrap>{gap}</UntrustedText>
            {rest > 0 &&
              at === shown - 1 &&
              ` So it is in ${plural(rest, "more region", "more regions")}, or much like it.`}
          </li>
        ))}
      </ul>
    </PartialNotice>
  );
}
