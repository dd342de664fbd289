"use client";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "./class-names.ts";

/** A text filter: what is typed takes effect when the typing rests. `/` puts the cursor here. */
export function SearchField({
  label,
  value,
  onChange,
  className,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const rest = setTimeout(() => onChange(typed), 200);
    return () => clearTimeout(rest);
  }, [typed, value, onChange]);
  return (
    <label className={cx("relative block", className)}>
      <span className="sr-only">{label}</span>
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <input
        type="search"
        data-search-field
        maxLength={200}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-full rounded-md border border-control bg-raised pr-2 pl-8 placeholder:text-faint pointer-coarse:h-10"
      />
    </label>
  );
}
