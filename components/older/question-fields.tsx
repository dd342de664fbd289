import { useId } from "react";
import { cx } from "../ui/class-names.ts";
import type { FormField, QuestionForm } from "./older-address.ts";
import type { AskedAccount } from "./queries.ts";
import type { Wrong } from "./question-form.ts";

interface Field {
  name: Exclude<FormField, "of" | "from" | "to">;
  label: string;
  hint: string;
  placeholder: string;
}

const sought: readonly Field[] = [
  { name: "about", label: "About", hint: "a name or an ARN that calls named", placeholder: "fraud-detector-prod" },
  {
    name: "actor",
    label: "Who",
    hint: "the ARN or the name of a user, a role or a session",
    placeholder: "arn:aws:iam::111122223333:role/DataScientist",
  },
  { name: "key", label: "Access key", hint: "that was used or issued", placeholder: "AKIAIOSFODNN7EXAMPLE" },
  { name: "address", label: "From address", hint: "as CloudTrail has it, one", placeholder: "198.51.100.7" },
  { name: "event", label: "Call", hint: "the name of an API call, one", placeholder: "CreateTrainingJob" },
  { name: "regions", label: "Regions", hint: "empty for all", placeholder: "us-east-1, eu-west-1" },
];

const box = "h-8 w-full rounded-md border bg-raised px-2 pointer-coarse:h-10 placeholder:text-faint";

/** Account, days, and what is looked for; what is wrong stands at its field. */
export function QuestionFields({
  accounts,
  form,
  wrong,
  onChange,
}: {
  accounts: readonly AskedAccount[];
  form: QuestionForm;
  wrong: Wrong;
  onChange: (field: FormField, value: string) => void;
}) {
  return (
    <div className="flex flex-col gap-3">
      {accounts.length > 1 && (
        <Row label="Account" hint="one at a time">
          {(given) => (
            <select
              {...given}
              value={form.of}
              onChange={(event) => onChange("of", event.target.value)}
              className={cx(box, "border-control")}
            >
              {accounts.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label === id ? id : `${label} (${id})`}
                </option>
              ))}
            </select>
          )}
        </Row>
      )}
      <div className="grid gap-3 xl:grid-cols-2">
        {(["from", "to"] as const).map((name) => (
          <Row key={name} label={name === "from" ? "First day" : "Last day"} hint="UTC" wrong={wrong[name]}>
            {(given) => (
              <input
                {...given}
                type="date"
                name={name}
                value={form[name]}
                onChange={(event) => onChange(name, event.target.value)}
                className={cx(box, "max-w-44", wrong[name] ? "border-critical" : "border-control")}
              />
            )}
          </Row>
        ))}
      </div>
      {sought.map(({ name, label, hint, placeholder }) => (
        <Row key={name} label={label} hint={hint} wrong={wrong[name]}>
          {(given) => (
            <input
              {...given}
              name={name}
              value={form[name]}
              placeholder={placeholder}
              onChange={(event) => onChange(name, event.target.value)}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              className={cx(box, "font-mono text-xs", wrong[name] ? "border-critical" : "border-control")}
            />
          )}
        </Row>
      ))}
    </div>
  );
}

interface Given {
  id: string;
  "aria-describedby": string;
  "aria-invalid": boolean | undefined;
}

function Row({
  label,
  hint,
  wrong,
  children,
}: {
  label: string;
  hint: string;
  wrong?: string | undefined;
  children: (given: Given) => React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <label htmlFor={id} className="pt-1 font-medium">
        {label}
      </label>
      <div className="min-w-0">
        {children({ id, "aria-describedby": `${id}-hint`, "aria-invalid": wrong === undefined ? undefined : true })}
        <p id={`${id}-hint`} className={cx("pt-0.5 text-xs", wrong ? "text-critical" : "text-faint")}>
          {wrong ?? hint}
        </p>
      </div>
    </div>
  );
}
