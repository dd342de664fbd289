import { fieldClass } from "./field-class.ts";

type InputProps = Pick<
  React.ComponentProps<"input">,
  "required" | "maxLength" | "placeholder" | "autoComplete" | "type" | "min" | "max"
>;

/** A line that somebody types, under its label. */
export function TextField({
  label,
  hint,
  note,
  value,
  onChange,
  ...input
}: InputProps & {
  label: string;
  /** Beside the label. */
  hint?: string;
  /** Under the field. */
  note?: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="flex min-w-0 flex-col gap-1 font-semibold">
      <span>
        {label}
        {hint && <span className="font-normal text-faint"> {hint}</span>}
      </span>
      <input
        {...input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${fieldClass} font-normal`}
      />
      {note && <span className="font-normal text-faint">{note}</span>}
    </label>
  );
}
