"use client";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import { Button } from "../ui/button.tsx";
import { changeWords } from "./change-words.ts";
import type { FindingState } from "./search-params.ts";

type Change = Partial<FindingState>;

export const changeOptions = findingChangeKinds.map((value) => ({ value, label: changeWords[value].long }));

const usual = { status: ["fail", "unknown"], exposure: "live" } satisfies Change;

/** What is fixed passes, and what is gone may be a record: where a change is asked for, the other filters make room for it. */
export function roomFor(change: Change): Change {
  if (change.change === undefined || change.status) return change;
  return change.change === "any" ? { ...usual, ...change } : { status: [], exposure: "any", ...change };
}

/** On a narrow window, where the facets are folded away: a list of changes is not to be taken for all there is. */
export function ChangeChip({ state, onChange }: { state: FindingState; onChange: (change: Change) => void }) {
  if (state.change === "any") return null;
  return (
    <Button className="border-accent md:hidden" onClick={() => onChange({ change: "any" })} title="Show all findings">
      {changeWords[state.change].long}
      <span aria-hidden="true">×</span>
      <span className="sr-only">Remove this filter</span>
    </Button>
  );
}
