"use client";
import { TimesFields } from "../times/times-fields.tsx";
import { Choice } from "../ui/choice.tsx";
import type { ReportForm } from "./new-report.ts";

/** Once and now, after each scan, or at certain times. */
export function WhenFields({ form, onChange }: { form: ReportForm; onChange: (next: Partial<ReportForm>) => void }) {
  const { when } = form;
  const isTimed = when !== "now" && when !== "scan";
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">Made</legend>
      <Choice name="when" value="now" chosen={when} onChoose={() => onChange({ when: "now" })} label="Now">
        once
      </Choice>
      <Choice
        name="when"
        value="scan"
        chosen={when}
        onChoose={() => onChange({ when: "scan" })}
        label="After each full scan"
      >
        when none of its accounts is being scanned any more
      </Choice>
      <Choice
        name="when"
        value="times"
        chosen={isTimed ? "times" : when}
        onChoose={() => onChange({ when: "weekly" })}
        label="At certain times"
      >
        of the scan that is on show then
      </Choice>
      {isTimed && (
        <div className="ml-6">
          <TimesFields
            form={{ ...form, often: when }}
            onChange={({ often, ...next }) => onChange({ ...next, ...(often && { when: often }) })}
          />
        </div>
      )}
    </fieldset>
  );
}
