"use client";
import { type FindingChangeKind, findingChangeKinds } from "#lib/store/views.ts";
import { Button } from "../ui/button.tsx";
import { FacetFilter } from "../ui/facet-filter.tsx";
import { changeWords } from "./change-words.ts";
import type { FindingState } from "./search-params.ts";

type Change = (change: Partial<FindingState>) => void;

const changeOptions = findingChangeKinds.map((value) => ({ value, label: changeWords[value].long }));

/** What the last scan changed. What is fixed passes and what is gone may be a record: the other filters make room for it. */
export function ChangeFacet({ state, onChange }: { state: FindingState; onChange: Change }) {
  return (
    <FacetFilter
      label="Change"
      single
      options={changeOptions}
      chosen={state.change ? [state.change] : []}
      onChange={([chosen]) =>
        onChange(chosen ? { change: chosen as FindingChangeKind, status: [], exposure: "any" } : anyChange)
      }
    />
  );
}

const anyChange = { change: null, status: ["fail", "unknown"], exposure: "live" } satisfies Partial<FindingState>;

/** On a narrow window, where the facets are folded away: a list of changes is not to be taken for all there is. */
export function ChangeChip({ state, onChange }: { state: FindingState; onChange: Change }) {
  if (!state.change) return null;
  return (
    <Button className="border-accent md:hidden" onClick={() => onChange(anyChange)} title="Show all findings">
      {changeWords[state.change].long}
      <span aria-hidden="true">×</span>
      <span className="sr-only">Remove this filter</span>
    </Button>
  );
}
