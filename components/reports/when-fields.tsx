"use client";
import { Choice } from "../ui/choice.tsx";
import { fieldClass } from "../ui/field-class.ts";
import type { ReportForm, When } from "./new-report.ts";
import { weekdays } from "./when-words.ts";

const times = [
  { value: "daily", label: "every day" },
  { value: "weekly", label: "every week" },
  { value: "monthly", label: "the first of each month" },
  { value: "cron", label: "as a cron expression says" },
] as const satisfies { value: When; label: string }[];

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
        <div className="ml-6 grid gap-2 sm:grid-cols-2">
          <select
            aria-label="How often"
            value={when}
            onChange={(event) => onChange({ when: event.target.value as When })}
            className={fieldClass}
          >
            {times.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          {when === "weekly" && (
            <select
              aria-label="Day of the week"
              value={form.weekday}
              onChange={(event) => onChange({ weekday: Number(event.target.value) })}
              className={fieldClass}
            >
              {weekdays.map((day, at) => (
                <option key={day} value={at}>
                  {day}
                </option>
              ))}
            </select>
          )}
          {when === "cron" ? (
            <input
              aria-label="Cron expression: minute, hour, day of the month, month, day of the week"
              value={form.cron}
              onChange={(event) => onChange({ cron: event.target.value })}
              spellCheck={false}
              autoComplete="off"
              className={`${fieldClass} font-mono text-xs`}
            />
          ) : (
            <input
              type="time"
              required
              aria-label="Time of day"
              value={form.time}
              onChange={(event) => onChange({ time: event.target.value })}
              className={fieldClass}
            />
          )}
          <input
            aria-label="Time zone"
            value={form.timeZone}
            onChange={(event) => onChange({ timeZone: event.target.value })}
            spellCheck={false}
            autoComplete="off"
            className={fieldClass}
          />
        </div>
      )}
    </fieldset>
  );
}
