"use client";
import { ListChecks, Stamp } from "lucide-react";
import { formatCount } from "#lib/format.ts";
import { useAction } from "../layout/actions.ts";
import { Button } from "../ui/button.tsx";
import { mostPicked, type Picking } from "./picking.ts";

/** Opens the plan of what is chosen, or of all that the filters show. */
export function PlanButtons({
  picking: { picked, clear },
  onPlan,
  onWaive,
}: {
  picking: Picking;
  onPlan: () => void;
  onWaive: () => void;
}) {
  const count = picked.size;
  useAction("fix-plan", "Fix plan", onPlan);
  return (
    <>
      <span role="status" className="sr-only">
        {count > 0 && `${formatCount(count)} chosen`}
      </span>
      {count > 0 && (
        <Button variant="quiet" onClick={clear}>
          {count < mostPicked ? `${formatCount(count)} chosen` : `${mostPicked} chosen, the most`}
          <span aria-hidden="true">×</span>
          <span className="sr-only">Choose none</span>
        </Button>
      )}
      {count > 0 && (
        <Button onClick={onWaive} title="For what is chosen">
          <Stamp aria-hidden="true" />
          Waive …
        </Button>
      )}
      <Button onClick={onPlan} title={count > 0 ? "For what is chosen" : "For all that the filters show"}>
        <ListChecks aria-hidden="true" />
        Fix plan
      </Button>
    </>
  );
}
