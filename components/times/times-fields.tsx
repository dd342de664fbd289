"use client";
import { fieldClass } from "../ui/field-class.ts";
import type { Often, TimesForm } from "./times-form.ts";
import { weekdays } from "./times-words.ts";

const times = [
  { value: "daily", label: "every day" },
  { value: "weekly", label: "every week" },
  { value: "monthly", label: "the first of each month" },
  { value: "cron", label: "as a cron expression says" },
] as const satisfies { value: Often; label: string }[];

/** How often, at what time, in which zone. */
export function TimesFields({ form, onChange }: { form: TimesForm; onChange: (next: Partial<TimesForm>) => void }) {
  const { often } = form;
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <select
        aria-label="How often"
        value={often}
        onChange={(event) => onChange({ often: event.target.value as Often })}
        className={fieldClass}
      >
        {times.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {often === "weekly" && (
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
      {often === "cron" ? (
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
  );
}
