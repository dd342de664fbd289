import type { Results, Standing } from "#lib/checks/controls/judged.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatShare, plural, wordsOf } from "#lib/format.ts";
import { ShareBar } from "../ui/share-bar.tsx";
import { VerdictMark } from "../ui/verdict.tsx";
import { type ControlRow, countStandings, type FrameworkRow } from "./framework-row.ts";

const marks: Record<Standing, { status: VerdictStatus; tone: string }> = {
  "not-met": { status: "fail", tone: "text-ink" },
  unknown: { status: "unknown", tone: "text-unknown" },
  met: { status: "pass", tone: "text-pass" },
  "met-where-judged": { status: "not-applicable", tone: "text-ink" },
  "nothing-to-judge": { status: "not-applicable", tone: "text-faint" },
};

/** Mark and word of how a control stands. */
export function StandingLabel({ control: { standing } }: { control: ControlRow }) {
  const { status, tone } = marks[standing];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium ${tone}`}>
      <VerdictMark status={status} />
      {wordsOf(standing)}
    </span>
  );
}

/** How live findings fall: the share that passes, and the whole as a bar. */
export function ResultsBar({ results: { pass, fail, unknown } }: { results: Results }) {
  const all = pass + fail + unknown;
  if (all === 0) return <span className="text-faint">nothing to judge</span>;
  return (
    <span className="grid w-full grid-cols-[3rem_minmax(0,1fr)] items-center gap-3">
      <span className={fail > 0 ? "font-medium" : "text-muted"}>{formatShare(pass / all)}</span>
      <ShareBar
        shares={[
          { label: "Pass", count: pass, tone: "pass" },
          { label: "Unknown", count: unknown, tone: "unknown" },
          { label: "Fail", count: fail, tone: "high" },
        ]}
      />
    </span>
  );
}

/** How many of a framework's controls are met, of those that there is anything to judge about. */
export function metWords(framework: FrameworkRow): string {
  const { met, "nothing-to-judge": none } = countStandings(framework);
  return `${met} of ${plural(framework.controls.length - none, "control")} met`;
}

/** How the controls of a framework stand. */
export function standingWords(framework: FrameworkRow): string {
  const counts = countStandings(framework);
  const parts = [
    `${counts.met} met`,
    `${counts["not-met"]} not met`,
    `${counts.unknown} unknown`,
    ...(counts["met-where-judged"] ? [`${counts["met-where-judged"]} met where judged`] : []),
    ...(counts["nothing-to-judge"] ? [`${counts["nothing-to-judge"]} with nothing to judge`] : []),
  ];
  return `${plural(framework.controls.length, "control")}: ${parts.join(", ")}`;
}
