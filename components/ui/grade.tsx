import { formatScore, formatShare } from "#lib/format.ts";
import type { Grade, Score } from "#lib/store/views.ts";
import { cx } from "./class-names.ts";

const tones: Record<Grade, string> = {
  A: "text-pass",
  B: "text-pass",
  C: "text-medium",
  D: "text-high",
  F: "text-critical",
};

const sizes = {
  sm: "text-lg leading-5 w-4",
  lg: "text-[2.25rem] leading-9",
  hero: "text-[8rem] leading-[6.5rem]",
} as const;

/** The engraved letter. A dash on violet hatching where nothing could be assessed: never a letter it has not earned. */
export function GradeLetter({ grade, size = "sm" }: { grade: Grade | null; size?: keyof typeof sizes }) {
  if (grade === null) {
    return (
      <span className={cx("inline-flex justify-center rounded-sm font-serif text-unknown hatch", sizes[size])}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">No grade</span>
      </span>
    );
  }
  return (
    <span className={cx("inline-block text-center font-serif", sizes[size], tones[grade])}>
      <span className="sr-only">Grade </span>
      {grade}
    </span>
  );
}

/** A score in one line, coverage always beside it. */
export function ScoreLine({ score }: { score: Score }) {
  return (
    <span className="inline-flex items-baseline gap-2 whitespace-nowrap">
      <GradeLetter grade={score.grade} />
      <span>{score.value === null ? "not scored" : formatScore(score.value)}</span>
      <span className={score.provisional ? "text-unknown" : "text-faint"}>
        coverage {formatShare(score.coverage)}
        {score.provisional && ", provisional"}
      </span>
    </span>
  );
}
