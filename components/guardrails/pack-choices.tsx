"use client";
import { useState } from "react";
import { Button } from "../ui/button.tsx";

/** Who is excepted, and which subnets are private. It takes effect when it is asked for: half an ARN is no role. */
export function PackChoices({ onChoose }: { onChoose: (query: string) => void }) {
  const [roles, setRoles] = useState("");
  const [subnets, setSubnets] = useState("");
  const listed = (text: string) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .join(",");
  return (
    <form
      className="mt-4 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const query = new URLSearchParams();
        if (listed(roles)) query.set("exceptRole", listed(roles));
        if (listed(subnets)) query.set("subnets", listed(subnets));
        onChoose(query.toString());
      }}
    >
      <Field
        label="Role for emergencies, which nothing is denied to"
        hint="arn:aws:iam::*:role/break-glass"
        value={roles}
        onChange={setRoles}
      />
      <Field label="Private subnets" hint="subnet-0a1b2c3d, subnet-…" value={subnets} onChange={setSubnets} />
      <Button type="submit" className="self-start">
        Apply
      </Button>
    </form>
  );
}

function Field({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="flex max-w-xl flex-col gap-1">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="text"
        value={value}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-md border border-control bg-raised px-2 font-mono text-xs placeholder:text-faint pointer-coarse:h-10"
      />
    </label>
  );
}
