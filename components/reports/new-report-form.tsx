"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { plural } from "#lib/format.ts";
import type { AccountView } from "#lib/store/views.ts";
import type { DestinationView } from "../settings/settings-view.ts";
import { Button } from "../ui/button.tsx";
import { Choice } from "../ui/choice.tsx";
import { fieldClass } from "../ui/field-class.ts";
import { Problem } from "../ui/problem.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { asking } from "./mutations.ts";
import { accountsIn, carriedBy, formatFor, holdsSettings, type ReportForm, requestOf, wantedOf } from "./new-report.ts";
import { ReportPreviewed } from "./report-previewed.tsx";
import type { SubjectChoice } from "./views.ts";
import { WhenFields } from "./when-fields.tsx";

const subjectWords: Readonly<Record<string, { label: string; hint: string }>> = {
  scan: { label: "The whole audit", hint: "scope, coverage, every finding, what was not assessed" },
  findings: { label: "Findings", hint: "what fails and what is unknown now, or what the list showed" },
  resources: { label: "Resources", hint: "the inventory with its grades" },
  framework: { label: "A framework", hint: "how each of its controls stands, and why" },
  changes: { label: "What changed", hint: "new, regressed, fixed, lost from sight" },
};

interface NewReportFormProps {
  of: string;
  /** Parameters of its export that came with the link. */
  query: string | null;
  accounts: readonly AccountView[];
  subjects: readonly SubjectChoice[];
  frameworks: readonly { id: string; name: string }[];
  destinations: readonly DestinationView[];
  onDone: () => void;
}

/** What, of which accounts, when and where to; with what it would tell of if it were made now. */
export function NewReportForm({ of, query, accounts, subjects, frameworks, destinations, onDone }: NewReportFormProps) {
  const known = subjects.some((one) => one.of === of) ? of : "scan";
  const carried = (subject: string) => ({
    ...(subject === "framework" && { framework: frameworks[0]?.id ?? "" }),
    ...carriedBy(subject, subject === of ? query : null),
  });
  const [form, setForm] = useState<ReportForm>(() => ({
    ...{
      name: "",
      of: known,
      carried: carried(known),
      accounts: accountsIn(query),
      since: "previous",
      when: "now",
    },
    ...{ time: "07:00", weekday: 1, cron: "0 7 * * 1", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    ...{ format: formatFor(subjects, known, "html"), hasValues: false, destinations: [] },
  }));
  const change = (next: Partial<ReportForm>) => setForm((before) => ({ ...before, ...next }));
  const choose = (next: string) =>
    change({
      of: next,
      carried: carried(next),
      format: formatFor(subjects, next, form.format),
    });
  const ask = useMutation(asking(useQueryClient()));
  const id = useId();
  const formats = subjects.find((one) => one.of === form.of)?.formats ?? [];
  const purpose = formats.find(({ name }) => name === form.format)?.purpose;
  const usualName = nameFor(form, frameworks);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    ask.mutate(wantedOf({ ...form, name: form.name.trim() || usualName }), { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5 p-6">
      <h2 className="font-serif text-title">New report</h2>
      <div className="grid items-start gap-x-10 gap-y-5 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <label className="flex flex-col gap-1 font-semibold">
            Name
            <input
              value={form.name}
              onChange={(event) => change({ name: event.target.value })}
              placeholder={usualName}
              maxLength={120}
              autoComplete="off"
              className={`${fieldClass} font-normal`}
            />
          </label>
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 font-semibold">Of</legend>
            {subjects.map((one) => (
              <Choice
                key={one.of}
                name="of"
                value={one.of}
                chosen={form.of}
                onChoose={choose}
                label={subjectWords[one.of]?.label ?? one.of}
              >
                {subjectWords[one.of]?.hint}
              </Choice>
            ))}
          </fieldset>
          {form.of === "framework" && (
            <label className="flex flex-col gap-1 font-semibold">
              Framework
              <select
                value={form.carried.framework ?? ""}
                onChange={(event) => change({ carried: { framework: event.target.value } })}
                className={`${fieldClass} font-normal`}
              >
                {frameworks.map(({ id: one, name }) => (
                  <option key={one} value={one}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {form.of === "changes" && form.when !== "now" && (
            <label className="flex flex-col gap-1 font-semibold">
              Since
              <select
                value={form.since}
                onChange={(event) => change({ since: event.target.value as ReportForm["since"] })}
                className={`${fieldClass} font-normal`}
              >
                <option value="previous">the scan before</option>
                <option value="last-report">this schedule’s last report</option>
              </select>
            </label>
          )}
          {accounts.length > 1 && (
            <fieldset className="flex flex-col gap-2">
              <legend className="mb-2 font-semibold">Accounts</legend>
              <div className="flex max-h-40 flex-col gap-1.5 overflow-y-auto">
                {accounts.map((account) => (
                  <Check
                    key={account.id}
                    isChecked={form.accounts.includes(account.id)}
                    onChange={() => change({ accounts: toggled(form.accounts, account.id) })}
                  >
                    <UntrustedText className="font-medium">{account.label}</UntrustedText>{" "}
                    <span className="text-muted">{account.id}</span>
                  </Check>
                ))}
              </div>
              <p className="text-muted">
                {form.accounts.length === 0
                  ? "None chosen: every account there is when it is made."
                  : `${plural(form.accounts.length, "account")} and no other.`}
              </p>
            </fieldset>
          )}
          <div className="flex flex-col gap-1">
            <label htmlFor={`${id}-format`} className="font-semibold">
              Format
            </label>
            <select
              id={`${id}-format`}
              value={form.format}
              onChange={(event) => change({ format: event.target.value })}
              aria-describedby={`${id}-purpose`}
              className={fieldClass}
            >
              {formats.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
            <p id={`${id}-purpose`} className="text-muted">
              {purpose}
            </p>
          </div>
          {holdsSettings(form.of) && (
            <Check isChecked={form.hasValues} onChange={() => change({ hasValues: !form.hasValues })}>
              With the values of environment variables and hyperparameters{" "}
              <span className="text-muted">Secrets in them are never in it.</span>
            </Check>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <WhenFields form={form} onChange={change} />
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 font-semibold">Brought to</legend>
            {destinations.map(({ name, type, place }) => (
              <Check
                key={name}
                isChecked={form.destinations.includes(name)}
                onChange={() => change({ destinations: toggled(form.destinations, name) })}
              >
                <span className="font-medium">{name}</span>{" "}
                <span className="text-muted">
                  {type}, <span className="break-all">{place}</span>
                </span>
              </Check>
            ))}
            <p className="text-muted">
              {destinations.length === 0
                ? "It is kept here. A folder, a bucket or a webhook is named in sagewarden.config.json, under reports.destinations."
                : "It is kept here in any case."}
            </p>
          </fieldset>
          <ReportPreviewed request={requestOf({ ...form, since: "previous" })} />
        </div>
      </div>
      {ask.error && <Problem why={ask.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Close</Button>
        <Button type="submit" variant="primary" disabled={ask.isPending}>
          {form.when === "now" ? "Make the report" : "Schedule it"}
        </Button>
      </div>
    </form>
  );
}

const often = { now: "", scan: "", daily: "Daily: ", weekly: "Weekly: ", monthly: "Monthly: ", cron: "" } as const;

/** What it is called that nobody named. */
function nameFor({ of, when, carried }: ReportForm, frameworks: NewReportFormProps["frameworks"]): string {
  const framework = frameworks.find(({ id }) => id === carried.framework)?.name;
  if (framework) return `${often[when]}${framework}`;
  const what = subjectWords[of]?.label ?? "Report";
  return often[when] ? `${often[when]}${what.toLowerCase()}` : what;
}

function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

function Check({
  isChecked,
  onChange,
  children,
}: {
  isChecked: boolean;
  onChange: () => void;
  children: React.ReactNode;
}) {
  return (
    <label className="flex cursor-pointer items-baseline gap-2">
      <input
        type="checkbox"
        checked={isChecked}
        onChange={onChange}
        className="size-4 shrink-0 translate-y-0.5 accent-accent"
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
