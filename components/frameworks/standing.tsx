import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatShare, plural } from "#lib/format.ts";
import { ShareBar } from "../ui/share-bar.tsx";
import { VerdictMark } from "../ui/verdict.tsx";
import {
  type ControlRow,
  countStandings,
  type FrameworkRow,
  type Results,
  type Standing,
  standingOf,
} from "./framework-row.ts";

const marks: Record<Standing, { status: VerdictStatus; word: string; tone: string }> = {
  fail: { status: "fail", word: "Not met", tone: "text-ink" },
  unknown: { status: "unknown", word: "Unknown", tone: "text-unknown" },
  pass: { status: "pass", word: "Met", tone: "text-pass" },
  none: { status: "not-applicable", word: "Nothing to judge", tone: "text-faint" },
};

/** Mark and word of how a control stands. */
export function StandingLabel({ control }: { control: ControlRow }) {
  const { status, word, tone } = marks[standingOf(control)];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium ${tone}`}>
      <VerdictMark status={status} />
      {word}
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
  const { pass, fail, unknown } = countStandings(framework);
  return `${pass} of ${plural(pass + fail + unknown, "control")} met`;
}

/** How the controls of a framework stand. */
export function standingWords(framework: FrameworkRow): string {
  const { pass, fail, unknown, none } = countStandings(framework);
  const parts = [
    `${pass} met`,
    `${fail} not met`,
    `${unknown} unknown`,
    ...(none ? [`${none} with nothing to judge`] : []),
  ];
  return `${plural(framework.controls.length, "control")}: ${parts.join(", ")}`;
}
