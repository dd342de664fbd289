import { useId } from "react";

/** One of several, as a radio button with what it means beside it. */
export function Choice<Value extends string>({
  name,
  value,
  chosen,
  onChoose,
  label,
  children,
}: {
  name: string;
  value: Value;
  chosen: Value;
  onChoose: (value: Value) => void;
  label: React.ReactNode;
  children?: React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="flex items-baseline gap-2">
      <input
        id={id}
        type="radio"
        name={name}
        checked={value === chosen}
        onChange={() => onChoose(value)}
        className="size-4 shrink-0 translate-y-0.5 accent-accent"
      />
      <label htmlFor={id} className="min-w-0 cursor-pointer">
        <span className="font-medium">{label}</span>
        {children && <span className="ml-2 text-muted">{children}</span>}
      </label>
    </div>
  );
}
