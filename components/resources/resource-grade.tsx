import type { ResourceRow } from "#lib/store/views.ts";
import { GradeLetter } from "../ui/grade.tsx";

/** The letter; hatched for what was not or could not be assessed, a plain dot for what no check applies to. */
export function ResourceGrade({
  row: { grade, judged, failure },
  size = "sm",
}: {
  row: Pick<ResourceRow, "grade" | "judged" | "failure">;
  size?: "sm" | "lg";
}) {
  if (failure) return <GradeLetter grade={null} size={size} />;
  if (judged > 0) return <GradeLetter grade={grade} size={size} />;
  return (
    <span
      className={size === "lg" ? "px-1 text-[2.25rem] leading-9 text-faint" : "w-4 text-center text-faint"}
      title="Not judged: no check applies to it"
    >
      <span aria-hidden="true">·</span>
      <span className="sr-only">No check applies</span>
    </span>
  );
}
