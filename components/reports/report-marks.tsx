import { cx } from "../ui/class-names.ts";
import type { ReportRow } from "./views.ts";

type Standing = { word: string; tone: string };

/** One word for a report and its deliveries: what needs somebody comes first. */
export function standingOf({ state, deliveries }: Pick<ReportRow, "state" | "deliveries">): Standing {
  if (state === "failed") return { word: "Not made", tone: "text-critical" };
  if (state === "making") return { word: "Being made", tone: "text-accent" };
  const failed = deliveries.filter((one) => one.state === "failed").length;
  if (failed > 0) return { word: "Not delivered", tone: "text-critical" };
  if (deliveries.some((one) => one.state === "waiting" && one.why !== null))
    return { word: "Not delivered yet", tone: "text-critical" };
  if (deliveries.some((one) => one.state === "waiting")) return { word: "On its way", tone: "text-accent" };
  return deliveries.length > 0 ? { word: "Delivered", tone: "text-ink" } : { word: "Kept", tone: "text-ink" };
}

/** A report that was made is no verdict, so it is never green. */
export function ReportStanding({ report }: { report: Pick<ReportRow, "state" | "deliveries"> }) {
  const { word, tone } = standingOf(report);
  return <span className={cx("font-medium whitespace-nowrap", tone)}>{word}</span>;
}
