"use client";
import { plural } from "#lib/format.ts";
import { Choice } from "../ui/choice.tsx";
import type { ReachForm } from "./reach-form.ts";

/** Where a scan looks and how far back. `own`: the regions of the account, where it is one. */
export function ReachFields({
  form,
  own,
  onChange,
}: {
  form: ReachForm;
  own: string[] | "all" | undefined;
  onChange: (next: Partial<ReachForm>) => void;
}) {
  const { where, list, horizon, days, cap } = form;
  const usual = own === undefined ? "each by itself" : own === "all" ? "every enabled region" : own.join(", ");
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">Regions</legend>
        <Choice
          name="where"
          value="default"
          chosen={where}
          onChoose={() => onChange({ where: "default" })}
          label={own ? "The account’s own" : "The accounts’ own"}
        >
          {usual}
        </Choice>
        {own !== "all" && (
          <Choice
            name="where"
            value="all"
            chosen={where}
            onChoose={() => onChange({ where: "all" })}
            label="All regions"
          >
            that are enabled
          </Choice>
        )}
        <Choice
          name="where"
          value="list"
          chosen={where}
          onChoose={() => onChange({ where: "list" })}
          label="Only these"
        />
        {where === "list" && (
          <input
            aria-label="Regions, separated by commas"
            value={list}
            onChange={(event) => onChange({ list: event.target.value })}
            placeholder="us-east-1, eu-west-1"
            spellCheck={false}
            className="ml-6 h-8 rounded-md border border-control bg-raised px-2 font-mono text-xs pointer-coarse:h-10"
          />
        )}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">Finished jobs</legend>
        <Choice
          name="horizon"
          value="recent"
          chosen={horizon}
          onChoose={() => onChange({ horizon: "recent" })}
          label={`Of the last ${plural(days, "day")}`}
        />
        {horizon === "recent" && (
          <label className="ml-6 flex flex-wrap items-center gap-2 text-muted">
            at most
            <input
              aria-label="Most jobs of a kind in a region"
              value={cap}
              onChange={(event) => onChange({ cap: event.target.value })}
              autoComplete="off"
              spellCheck={false}
              className="h-8 w-24 rounded-md border border-control bg-raised px-2 text-right text-ink pointer-coarse:h-10"
            />
            of a kind in a region, or “all”
          </label>
        )}
        <Choice
          name="horizon"
          value="all"
          chosen={horizon}
          onChoose={() => onChange({ horizon: "all" })}
          label="All of them"
        >
          slow the first time; later scans read only new ones
        </Choice>
      </fieldset>
    </>
  );
}
