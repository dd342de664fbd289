"use client";
import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { wordsOf } from "#lib/format.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FacetFilter } from "../ui/facet-filter.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { grades, type ResourceState } from "./search-params.ts";

const gradeOptions = grades.map((value) => ({
  value,
  label: value === "none" ? "No grade" : `Grade ${value}`,
}));

const judgedOptions = [
  { value: "none", label: "No check" },
  { value: "secrets", label: "Checks for secrets alone" },
];

/** Filters and order of the inventory, all of them in the address. On a narrow window they open under one button. */
export function ResourcesToolbar({
  state,
  onChange,
  kinds,
  regions,
}: {
  state: ResourceState;
  onChange: (change: Partial<ResourceState>) => void;
  kinds: readonly string[];
  regions: readonly string[];
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <SearchField
        label="Search name or ARN"
        value={state.q}
        onChange={(q) => onChange({ q })}
        className="min-w-0 flex-1 sm:min-w-56 sm:max-w-72"
      />
      <Button className="md:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <SlidersHorizontal aria-hidden="true" />
        Filters
      </Button>
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
        <FacetFilter
          label="Kind"
          options={kinds.map((value) => ({ value, label: wordsOf(value) }))}
          chosen={state.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <FacetFilter
          label="Region"
          options={regions.map((value) => ({ value, label: value }))}
          chosen={state.region}
          onChange={(region) => onChange({ region })}
        />
        <FacetFilter
          label="Grade"
          options={gradeOptions}
          chosen={state.grade}
          onChange={(grade) => onChange({ grade: grade as ResourceState["grade"] })}
        />
        <FacetFilter
          label="Judged by"
          options={judgedOptions}
          chosen={state.judged}
          onChange={(judged) => onChange({ judged: judged as ResourceState["judged"] })}
        />
        <Segmented
          label="Order"
          value={state.sort}
          onChange={(sort) => onChange({ sort })}
          options={[
            { value: "worst", label: "Worst first" },
            { value: "name", label: "Name" },
            { value: "kind", label: "Kind" },
          ]}
        />
      </div>
    </>
  );
}
