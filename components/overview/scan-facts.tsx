import Link from "next/link";
import { formatCount, formatSpan, plural } from "#lib/format.ts";
import type { ScanRow } from "#lib/store/views.ts";
import { watchWords } from "../scans/watch-words.ts";
import { Time } from "../ui/time.tsx";
import { Section } from "./section.tsx";

/** What the numbers on this screen stand on. */
export function ScanFacts({ scan }: { scan: ScanRow }) {
  const { summary, progress, startedAt, finishedAt } = scan;
  const took = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null;
  const watched = watchWords(scan);
  const facts: [name: string, value: React.ReactNode][] = [
    ["Finished", finishedAt ? <Time key="at" iso={finishedAt} show="datetime" /> : "–"],
    ...(watched ? [["Read again", watched.replace("Watch: ", "")] satisfies [string, string]] : []),
    ["Took", took === null ? "–" : `${formatSpan(took)}, ${plural(progress.calls, "API call")}`],
    ["Regions", scan.regions.join(", ")],
    ["Resources", summary ? `${formatCount(summary.resources)} live, ${plural(summary.records, "record")}` : "–"],
    ["Jobs", scan.horizonDays === "all" ? "all of history" : `of the last ${plural(scan.horizonDays, "day")}`],
  ];
  return (
    <Section
      title={scan.watch ? "Last watch" : "Last scan"}
      more={<Link href={`/scans/${scan.id}?account=${scan.account}`}>Details</Link>}
    >
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 border-b py-1.5">
            <dt className="text-faint">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
