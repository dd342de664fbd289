import type { ResourceRow } from "#lib/store/views.ts";
import { GradeLetter } from "../ui/grade.tsx";

/** The letter; hatched for what was not or could not be assessed, a plain dot for what no check, or none but for secrets, applies to. */
export function ResourceGrade({
  row: { grade, judged, unknown, failure },
  size = "sm",
}: {
  row: Pick<ResourceRow, "grade" | "judged" | "unknown" | "failure">;
  size?: "sm" | "lg";
}) {
  if (failure) return <GradeLetter grade={null} size={size} />;
  if (grade !== null || unknown > 0) return <GradeLetter grade={grade} size={size} />;
  const why = judged > 0 ? "it was looked through for secrets alone" : "no check applies to it";
  return (
    <span
      className={size === "lg" ? "px-1 text-[2.25rem] leading-9 text-faint" : "w-4 text-center text-faint"}
      title={`Not graded: ${why}`}
    >
      <span aria-hidden="true">·</span>
      <span className="sr-only">Not graded: {why}</span>
    </span>
  );
}
