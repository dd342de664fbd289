import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { notApplicable, unknown, type Verdict } from "./verdicts.ts";

type Experiment = ResourceOf<"inference-experiment">;

/** Judges an experiment that is not over: nothing of another can be changed, and its machines are gone. */
export function whileUnderWay({ Arn, Status }: Experiment, judge: () => Verdict): Verdict {
  if (!Arn || !Status) return unknown("AWS returned no Arn or no Status, so the answer is not complete.");
  if (["Completed", "Cancelled"].includes(Status)) {
    return notApplicable("The experiment is over, its machines gone: what it stored is judged with its bucket.");
  }
  return judge();
}
