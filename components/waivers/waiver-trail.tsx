import { formatDate } from "#lib/format.ts";
import { Time } from "../ui/time.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { scopeLines } from "./scope-words.ts";
import type { WaiverChange } from "./waiver-row.ts";

const words: Readonly<Record<WaiverChange["change"], string>> = {
  made: "made it",
  changed: "changed it",
  ended: "ended it",
  expired: "noted that it ran out",
};

/** All that became of a decision, the latest first. */
export function WaiverTrail({ trail }: { trail: readonly WaiverChange[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {trail.map((line) => (
        <li key={line.number} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-1">
          <span className="text-faint">
            <Time iso={line.at} show="datetime" />
          </span>
          <div className="min-w-0">
            <p>
              <UntrustedText wrap className="font-medium">
                {line.by}
              </UntrustedText>{" "}
              {words[line.change]}
            </p>
            {line.note && (
              <p className="whitespace-pre-wrap text-muted">
                <UntrustedText wrap>{line.note}</UntrustedText>
              </p>
            )}
            <ul className="text-muted">
              {differences(line).map(([what, before, now]) => (
                <li key={what}>
                  {what}:{" "}
                  {before && (
                    <>
                      <UntrustedText wrap>{before}</UntrustedText> →{" "}
                    </>
                  )}
                  <UntrustedText wrap className="text-ink">
                    {now}
                  </UntrustedText>
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What of its terms became other; of the first, all of them. */
function differences({ was, became }: WaiverChange): [what: string, before: string, now: string][] {
  if (!became) return [];
  const told = (terms: NonNullable<WaiverChange["was"]>): [string, string][] => [
    ["until", formatDate(terms.until)],
    ["owner", terms.owner],
    ["ticket", terms.ticket ?? "none"],
    ["why", terms.reason],
    [
      "waives",
      scopeLines(terms.scope)
        .map(([, words]) => words)
        .join("; "),
    ],
  ];
  const before = new Map(was ? told(was) : []);
  return told(became).flatMap(([what, now]) => {
    if (before.get(what) === now || (!was && now === "none")) return [];
    return [[what, before.get(what) ?? "", now]];
  });
}
