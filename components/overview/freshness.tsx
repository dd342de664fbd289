"use client";
import Link from "next/link";
import { plural } from "#lib/format.ts";
import { Popover } from "../ui/popover.tsx";
import { Time } from "../ui/time.tsx";

/** When what is on screen was read in full, and how far it was watched since. */
export interface Freshness {
  account: string;
  /** The scan that read everything, or all of some kinds or regions (`isPart`); null when it is no longer kept. */
  whole: { id: string; at: string; isPart: boolean } | null;
  /** Between two looks; false when nobody watches. */
  minutes: number | false;
  /** When somebody last began to look since then; null when nobody has yet. */
  lookedAt: string | null;
  /** Until when everything that CloudTrail shows was looked through since then, of every service and region; null when not all was. */
  watchedTo: string | null;
  /** When something that changed was last read. */
  changedAt: string | null;
  /** Events that were seen, and what they name was not read yet. */
  due: number;
  /** What of CloudTrail was not read, as sentences. */
  gaps: readonly string[];
  /** Labels of kinds of which no event tells. */
  unwatched: readonly string[];
}

/** How fresh the screen is, in a line; the rest is a click away. */
export function FreshnessLine({ freshness }: { freshness: Freshness }) {
  const { whole, due } = freshness;
  const isBehind = due > 0 || freshness.gaps.length > 0;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <span>
        {whole ? (
          <>
            read in {whole.isPart ? "part" : "full"} <Time iso={whole.at} />
          </>
        ) : (
          "read in full by a scan that is no longer kept"
        )}
        ,
      </span>
      <Popover
        label="How fresh this is"
        width="w-[26rem]"
        trigger={
          <button
            type="button"
            className={`underline decoration-dotted underline-offset-3 hover:text-ink ${isBehind ? "text-unknown" : ""}`}
          >
            <Watched freshness={freshness} />
          </button>
        }
      >
        <FreshnessFacts freshness={freshness} />
      </Popover>
    </span>
  );
}

function Watched({ freshness: { minutes, lookedAt, watchedTo } }: { freshness: Freshness }) {
  if (minutes === false) return lookedAt === null ? "not watched since" : "not watched any more";
  if (watchedTo === null) return lookedAt === null ? "watched from now on" : "watched in part since";
  return (
    <>
      watched until <Time iso={watchedTo} />
    </>
  );
}

function FreshnessFacts({ freshness }: { freshness: Freshness }) {
  const { account, whole, minutes, lookedAt, changedAt, due, gaps, unwatched } = freshness;
  return (
    <div className="flex flex-col gap-3 p-3 text-sm">
      <p>
        {whole && (
          <>
            <Link href={`/scans/${encodeURIComponent(whole.id)}?account=${encodeURIComponent(account)}`}>
              A {whole.isPart ? "scan" : "full scan"}
            </Link>{" "}
            read {whole.isPart ? "some kinds or regions and no others" : "everything"} until{" "}
            <Time iso={whole.at} show="datetime" />.{" "}
          </>
        )}
        {minutes === false
          ? `${lookedAt ? "Nobody looks any more" : "Nothing was looked at since"}: watching is turned off (watch.minutes in the configuration file).`
          : `Every ${minutes === 1 ? "minute" : `${minutes} minutes`} CloudTrail is asked which calls changed something, and what they name is read again.`}
      </p>
      {(minutes !== false || lookedAt !== null || due > 0) && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-faint">Last looked</dt>
          <dd>{lookedAt ? <Time iso={lookedAt} show="datetime" /> : "not since that scan"}</dd>
          <dt className="text-faint">Last read again</dt>
          <dd>{changedAt ? <Time iso={changedAt} show="datetime" /> : "nothing since that scan"}</dd>
          <dt className="text-faint">Not read yet</dt>
          <dd className={due > 0 ? "text-unknown" : ""}>
            {due > 0 ? `what ${plural(due, "event")} changed` : "nothing that was seen"}
          </dd>
        </dl>
      )}
      {minutes !== false && (
        <section aria-labelledby="watch-misses" className="flex flex-col gap-1.5">
          <h2 id="watch-misses" className="font-semibold">
            What only a full scan sees
          </h2>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-muted">
            {gaps.map((gap) => (
              <li key={gap} className="text-unknown">
                {gap}
              </li>
            ))}
            <li>Calls that CloudTrail has not shown yet: most come within minutes, some took 85.</li>
            <li>What changes without a call: a job that ends, an endpoint that scales, what AWS does by itself.</li>
            <li>Regions that were enabled since.</li>
            <li className="-ml-4 list-none">
              <details>
                <summary className="cursor-pointer">
                  Changes of {plural(unwatched.length, "kind")} whose events are not read
                </summary>
                {unwatched.join(", ")}.
              </details>
            </li>
          </ul>
        </section>
      )}
    </div>
  );
}
