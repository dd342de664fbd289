"use client";
import { findingsList } from "#lib/filters/findings.ts";
import { worded } from "../lists/filter-control.tsx";
import { ListToolbar } from "../lists/list-toolbar.tsx";
import { exposures, severityOptions } from "../lists/looks.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { VerdictMark, verdictWord } from "../ui/verdict.tsx";
import { ChangeChip, changeOptions } from "./change-filter.tsx";
import { GroupBy } from "./group-by.tsx";
import { onNoPath, ownerWords } from "./group-words.ts";
import { type FindingState, statuses } from "./search-params.ts";

const statusOptions = statuses.map((value) => ({
  value,
  label: verdictWord[value],
  mark: <VerdictMark status={value} />,
}));

const ownerOptions = Object.entries(ownerWords).map(([value, label]) => ({ value, label }));

/** The filters of the findings, and in groups or one by one. */
export function FindingsToolbar({
  state,
  onChange,
  kinds,
  regions,
}: {
  state: FindingState;
  onChange: (change: Partial<FindingState>) => void;
  kinds: readonly string[];
  regions: readonly string[];
}) {
  return (
    <ListToolbar
      list={findingsList}
      state={state}
      onChange={onChange}
      search="Search title, name or ARN"
      looks={{
        exposure: { segments: exposures },
        status: { options: statusOptions },
        severity: { options: severityOptions },
        category: {},
        kind: { options: worded(kinds) },
        region: { options: worded(regions, String) },
        tagged: { options: ownerOptions },
        path: { shorten: (path) => (path === "none" ? onNoPath : "An attack path") },
        change: { options: changeOptions },
        waived: {
          options: [
            { value: "without", label: "Not waived" },
            { value: "only", label: "Waived only" },
          ],
        },
      }}
      before={
        <>
          <Segmented
            label="View"
            value={state.view}
            onChange={(view) => onChange({ view })}
            options={[
              { value: "checks", label: "Groups" },
              { value: "list", label: "List" },
            ]}
          />
          {state.view === "checks" && <GroupBy by={state.by} onChange={onChange} />}
        </>
      }
    >
      <ChangeChip state={state} onChange={onChange} />
    </ListToolbar>
  );
}
