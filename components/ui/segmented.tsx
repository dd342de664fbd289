"use client";
import { useId } from "react";
import { cx } from "./class-names.ts";

/** One of a few, always one: radio buttons that look like a divided bar. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="inline-flex h-8 rounded-md border bg-sunken p-0.5 pointer-coarse:h-10">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            "relative flex cursor-pointer items-center rounded-sm px-2.5 text-sm whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent",
            option.value === value ? "bg-raised font-medium text-ink ring-1 ring-rule" : "text-muted hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-pointer opacity-0"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
