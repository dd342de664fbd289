"use client";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { categories, severities } from "#lib/checks/define.ts";
import { wordsOf } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FacetFilter } from "../ui/facet-filter.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { SeverityMark, severityWord } from "../ui/severity.tsx";
import { Truncated } from "../ui/truncated.tsx";
import { VerdictMark, verdictWord } from "../ui/verdict.tsx";
import { ChangeChip, ChangeFacet } from "./change-filter.tsx";
import { type FindingState, statuses } from "./search-params.ts";

type Change = (change: Partial<FindingState>) => void;

const statusOptions = statuses.map((value) => ({
  value,
  label: verdictWord[value],
  mark: <VerdictMark status={value} />,
}));
const severityOptions = severities.map((value) => ({
  value,
  label: severityWord[value],
  mark: <SeverityMark severity={value} />,
}));
const categoryOptions = categories.map((value) => ({ value, label: wordsOf(value) }));

/** Filters of the findings, all of them in the address. On a narrow window they open under one button. */
export function FindingsToolbar({
  state,
  onChange,
  kinds,
  regions,
}: {
  state: FindingState;
  onChange: Change;
  kinds: readonly string[];
  regions: readonly string[];
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Segmented
        label="View"
        value={state.view}
        onChange={(view) => onChange({ view })}
        options={[
          { value: "checks", label: "By check" },
          { value: "list", label: "List" },
        ]}
      />
      <SearchField
        label="Search title, name or ARN"
        value={state.q}
        onChange={(q) => onChange({ q })}
        className="min-w-0 flex-1 sm:max-w-72"
      />
      <Button className="md:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <SlidersHorizontal aria-hidden="true" />
        Filters
      </Button>
      <ChangeChip state={state} onChange={onChange} />
      <div className={cx("w-full flex-wrap items-center gap-2 md:flex md:w-auto", open ? "flex" : "hidden")}>
        <Segmented
          label="Exposure"
          value={state.exposure}
          onChange={(exposure) => onChange({ exposure })}
          options={[
            { value: "live", label: "Live" },
            { value: "record", label: "Records" },
            { value: "any", label: "Both" },
          ]}
        />
        <Facet name="status" label="Verdict" options={statusOptions} state={state} onChange={onChange} />
        <Facet name="severity" label="Severity" options={severityOptions} state={state} onChange={onChange} />
        <Facet name="category" label="Category" options={categoryOptions} state={state} onChange={onChange} />
        <Facet name="kind" label="Kind" options={optionsOf(kinds, wordsOf)} state={state} onChange={onChange} />
        <Facet name="region" label="Region" options={optionsOf(regions)} state={state} onChange={onChange} />
        <ChangeFacet state={state} onChange={onChange} />
        <CheckChip state={state} onChange={onChange} />
      </div>
    </>
  );
}

function Facet({
  name,
  state,
  onChange,
  ...facet
}: Pick<React.ComponentProps<typeof FacetFilter>, "label" | "options"> & {
  name: "status" | "severity" | "category" | "kind" | "region";
  state: FindingState;
  onChange: Change;
}) {
  return (
    <FacetFilter
      {...facet}
      chosen={state[name]}
      onChange={(chosen) => onChange({ [name]: chosen } as Partial<FindingState>)}
    />
  );
}

function CheckChip({ state, onChange }: { state: FindingState; onChange: Change }) {
  if (!state.check) return null;
  return (
    <Button className="border-accent" onClick={() => onChange({ check: null })} title="Show all checks">
      <Truncated className="max-w-56 font-mono text-xs">{state.check}</Truncated>
      <span aria-hidden="true">×</span>
      <span className="sr-only">Remove this filter</span>
    </Button>
  );
}

function optionsOf(values: readonly string[], words = (value: string) => value) {
  return values.map((value) => ({ value, label: words(value) }));
}
