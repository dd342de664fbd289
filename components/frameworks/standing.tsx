import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatShare, plural } from "#lib/format.ts";
import { ShareBar } from "../ui/share-bar.tsx";
import { VerdictMark } from "../ui/verdict.tsx";
import { type ControlRow, countStandings, type FrameworkRow, type Standing, standingOf } from "./framework-row.ts";

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

/** How the live findings that bear on a control fall: the share that passes, and the whole as a bar. */
export function ControlResults({ control: { pass, fail, unknown } }: { control: ControlRow }) {
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

/** How many of a framework's controls are met, of those that anything is known about. */
export function FrameworkResults({ framework }: { framework: FrameworkRow }) {
  const { pass, fail, unknown } = countStandings(framework);
  const all = pass + fail + unknown;
  if (all === 0) return <span className="text-faint">nothing to judge</span>;
  return (
    <span className="grid w-full grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-3">
      <span className={fail > 0 ? "font-medium" : "text-muted"}>
        {pass} of {all} met
      </span>
      <ShareBar
        shares={[
          { label: "Met", count: pass, tone: "pass" },
          { label: "Unknown", count: unknown, tone: "unknown" },
          { label: "Not met", count: fail, tone: "high" },
        ]}
      />
    </span>
  );
}

/** The same in words. */
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
