import { formatDate } from "#lib/format.ts";
import { dayOf, mostDays } from "#lib/waivers/days.ts";
import { fieldClass } from "../reports/field-class.ts";

/** What a person says of a decision. */
export interface WaiverForm {
  reason: string;
  owner: string;
  ticket: string;
  until: string;
  by: string;
}

const inDays = [30, 90, 180, 365] as const;

/** Why, who answers for it, until when, and who says so. */
export function WaiverFields({
  form,
  onChange,
}: {
  form: WaiverForm;
  onChange: (change: Partial<WaiverForm>) => void;
}) {
  const now = new Date();
  return (
    <div className="flex flex-col gap-4">
      <label className="flex flex-col gap-1 font-semibold">
        Why it is accepted
        <textarea
          required
          value={form.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
          maxLength={2000}
          rows={3}
          placeholder="What makes it bearable, and what is done meanwhile"
          className="w-full min-w-0 rounded-md border border-control bg-raised px-2 py-1.5 font-normal"
        />
      </label>
      <div className="grid gap-4 sm:grid-cols-2">
        <label className="flex flex-col gap-1 font-semibold">
          Who answers for it
          <input
            required
            value={form.owner}
            onChange={(event) => onChange({ owner: event.target.value })}
            maxLength={200}
            placeholder="A person or a team"
            className={`${fieldClass} font-normal`}
          />
        </label>
        <label className="flex flex-col gap-1 font-semibold">
          <span>
            Ticket <span className="font-normal text-faint">if there is one</span>
          </span>
          <input
            value={form.ticket}
            onChange={(event) => onChange({ ticket: event.target.value })}
            maxLength={500}
            className={`${fieldClass} font-normal`}
          />
        </label>
        <div className="flex flex-col gap-1">
          <label className="flex flex-col gap-1 font-semibold">
            Until the end of (UTC)
            <input
              required
              type="date"
              value={form.until}
              min={dayOf(now)}
              max={dayOf(now, mostDays)}
              onChange={(event) => onChange({ until: event.target.value })}
              className={`${fieldClass} font-normal`}
            />
          </label>
          <div className="flex flex-wrap gap-x-3">
            {inDays.map((days) => (
              <button
                key={days}
                type="button"
                aria-label={`Until ${formatDate(dayOf(now, days))}`}
                onClick={() => onChange({ until: dayOf(now, days) })}
                className={`py-0.5 hover:underline ${form.until === dayOf(now, days) ? "font-medium text-accent" : "text-muted"}`}
              >
                {days === 365 ? "a year" : `${days} days`}
              </button>
            ))}
          </div>
        </div>
        <label className="flex flex-col gap-1 font-semibold">
          Your name
          <input
            required
            value={form.by}
            onChange={(event) => onChange({ by: event.target.value })}
            maxLength={200}
            autoComplete="name"
            className={`${fieldClass} font-normal`}
          />
          <span className="font-normal text-faint">It stands in the audit trail.</span>
        </label>
      </div>
    </div>
  );
}
