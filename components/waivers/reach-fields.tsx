"use client";
import { useQuery } from "@tanstack/react-query";
import { exactly } from "#lib/waivers/pattern.ts";
import { Choice } from "../ui/choice.tsx";
import { fieldClass } from "../ui/field-class.ts";
import { TextField } from "../ui/text-field.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { tagsOfResource } from "./queries.ts";
import type { ReachForm, Waivable } from "./scopes.ts";

/** How far a decision about one finding reaches. */
export function ReachFields({
  finding,
  form,
  onChange,
}: {
  finding: Waivable;
  form: ReachForm;
  onChange: (change: Partial<ReachForm>) => void;
}) {
  const { account, resource } = finding;
  const { data } = useQuery({ ...tagsOfResource(account, resource.arn), enabled: form.reach === "tag" });
  const choose = (reach: ReachForm["reach"]) => onChange({ reach });
  const tags = data ?? [];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">What it is about</legend>
      <Choice name="reach" value="finding" chosen={form.reach} onChoose={choose} label="This finding">
        this check on this resource
      </Choice>
      <Choice name="reach" value="like" chosen={form.reach} onChoose={choose} label="Resources like it">
        this check on what is named alike
      </Choice>
      {form.reach === "like" && (
        <label className="ml-6 flex flex-col gap-1">
          <span className="text-muted">Name or ARN: * stands for anything, ? for one character</span>
          <input
            required
            value={form.pattern}
            onChange={(event) => onChange({ pattern: event.target.value })}
            maxLength={2048}
            className={`${fieldClass} font-mono`}
          />
        </label>
      )}
      <Choice name="reach" value="tag" chosen={form.reach} onChoose={choose} label="Resources with a tag">
        this check on whatever has it, now or later
      </Choice>
      {form.reach === "tag" && (
        <div className="ml-6 flex flex-col gap-2">
          <div className="grid grid-cols-2 gap-2">
            <TextField label="Key" required maxLength={128} value={form.key} onChange={(key) => onChange({ key })} />
            <TextField
              label="Value"
              hint="* and ? as above"
              required
              maxLength={256}
              value={form.value}
              onChange={(value) => onChange({ value })}
            />
          </div>
          {tags.length > 0 && (
            <p className="flex flex-wrap items-baseline gap-x-3 text-muted">
              It has
              {tags.map(({ key, value }) => (
                <button
                  key={key}
                  type="button"
                  onClick={() => onChange({ key, value: exactly(value) })}
                  className="max-w-full truncate text-accent hover:underline"
                >
                  <UntrustedText>{`${key} = ${value}`}</UntrustedText>
                </button>
              ))}
            </p>
          )}
        </div>
      )}
      <Choice name="reach" value="account" chosen={form.reach} onChoose={choose} label="Every resource of the account">
        this check, whatever it is found on
      </Choice>
    </fieldset>
  );
}
