import { useId } from "react";
import type { AddForm } from "./add-form.ts";

interface Field {
  name: Exclude<keyof AddForm, "by">;
  label: string;
  hint?: string;
  placeholder?: string;
  isCode?: boolean;
}

const regions: Field = {
  name: "regions",
  label: "Regions",
  hint: "empty for every enabled one",
  placeholder: "us-east-1, eu-west-1",
  isCode: true,
};
const externalId: Field = {
  name: "externalId",
  label: "External id",
  hint: "if the role asks for one; it is never shown again",
  isCode: true,
};
const label: Field = { name: "label", label: "Called", hint: "on the screens; its id when empty" };
const through: Field = { name: "profile", label: "Through profile", hint: "empty for the machine’s own credentials" };

const fields: Readonly<Record<AddForm["by"], readonly Field[]>> = {
  role: [
    { name: "roleArn", label: "Role ARN", placeholder: "arn:aws:iam::111122223333:role/SagewardenAudit", isCode: true },
    externalId,
    through,
    label,
    regions,
  ],
  profile: [{ name: "profile", label: "Profile", hint: "of the AWS configuration on this machine" }, label, regions],
  members: [
    { name: "roleName", label: "Role name", hint: "the same in every account", isCode: true },
    externalId,
    { ...through, hint: "of the management account or a delegated administrator; empty for the machine’s own" },
    { name: "include", label: "Only accounts", hint: "ids; empty for all", isCode: true },
    { name: "exclude", label: "Without accounts", hint: "ids", isCode: true },
    regions,
  ],
};

/** The fields of one way to add accounts. */
export function AddFields({ form, onChange }: { form: AddForm; onChange: (form: AddForm) => void }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-3">
      {fields[form.by].map(({ name, label: title, hint, placeholder, isCode }) => (
        <div key={name} className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <label htmlFor={`${id}-${name}`} className="pt-1 font-medium">
            {title}
          </label>
          <div className="min-w-0">
            <input
              id={`${id}-${name}`}
              aria-describedby={hint && `${id}-${name}-hint`}
              value={form[name]}
              onChange={(event) => onChange({ ...form, [name]: event.target.value })}
              placeholder={placeholder}
              autoComplete="off"
              spellCheck={false}
              className={`h-8 w-full rounded-md border border-control bg-raised px-2 pointer-coarse:h-10 ${isCode ? "font-mono text-xs" : ""}`}
            />
            {hint && (
              <p id={`${id}-${name}-hint`} className="pt-0.5 text-xs text-faint">
                {hint}
              </p>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
