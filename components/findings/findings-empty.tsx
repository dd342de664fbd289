import { findingsList } from "#lib/filters/findings.ts";
import { isNarrowed } from "../lists/address.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import type { FindingState } from "./search-params.ts";

/** No finding passes the filters: what that means depends on the filters, and it is never said to be good news blindly. */
export function FindingsEmpty({ state, onReset }: { state: FindingState; onReset: () => void }) {
  // Whatever the verdicts, so long as what fails is among them.
  const isUsual = !isNarrowed(findingsList, { ...state, status: ["fail", "unknown"] });
  if (isUsual && state.status.includes("fail")) {
    return (
      <EmptyState title="No live finding" action={<Button onClick={onReset}>Clear the filters</Button>}>
        No live resource fails a check that could be judged
        {state.status.includes("unknown") && ", and no verdict is unknown"}. Finished jobs and idle models are under
        “Records”.
      </EmptyState>
    );
  }
  if (state.change !== "any") {
    return (
      <EmptyState title="No such change" action={<Button onClick={onReset}>Clear the filters</Button>}>
        The last scan changed no finding in this way that the other filters let through.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No finding matches" action={<Button onClick={onReset}>Clear the filters</Button>}>
      With fewer filters, more findings are shown.
    </EmptyState>
  );
}
