import { plural, wordsOf } from "#lib/format.ts";
import { PartialNotice } from "../ui/states.tsx";
import type { UnreadRow } from "./network-row.ts";

const mostNamed = 6;

/** The partial state: which kinds a picture of networks rests on were not all read, and where. */
export function UnreadNetwork({ unread }: { unread: readonly UnreadRow[] }) {
  if (unread.length === 0) return null;
  const rest = unread.length - mostNamed;
  return (
    <PartialNotice title="Parts of the network could not be read: what hangs on them is unknown" isStacked>
      <ul className="flex flex-col gap-0.5">
        {unread.slice(0, mostNamed).map(({ region, kind, action, code }) => (
          <li key={`${region} ${kind}`} className="flex flex-wrap gap-x-3">
            <span className="text-ink">
              {wordsOf(kind)} in {region}
            </span>
            <code className="font-mono text-xs">{[action, code].filter(Boolean).join(": ")}</code>
          </li>
        ))}
        {rest > 0 && <li>and {plural(rest, "more", "more")}</li>}
      </ul>
    </PartialNotice>
  );
}
