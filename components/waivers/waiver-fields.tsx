import { formatDate } from "#lib/format.ts";
import { dayOf, mostDays } from "#lib/waivers/days.ts";
import { TextField } from "../ui/text-field.tsx";

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
        <TextField
          label="Who answers for it"
          required
          maxLength={200}
          placeholder="A person or a team"
          value={form.owner}
          onChange={(owner) => onChange({ owner })}
        />
        <TextField
          label="Ticket"
          hint="if there is one"
          maxLength={500}
          value={form.ticket}
          onChange={(ticket) => onChange({ ticket })}
        />
        <div className="flex flex-col gap-1">
          <TextField
            label="Until the end of (UTC)"
            required
            type="date"
            min={dayOf(now)}
            max={dayOf(now, mostDays)}
            value={form.until}
            onChange={(until) => onChange({ until })}
          />
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
        <TextField
          label="Your name"
          note="It stands in the audit trail."
          required
          maxLength={200}
          autoComplete="name"
          value={form.by}
          onChange={(by) => onChange({ by })}
        />
      </div>
    </div>
  );
}
