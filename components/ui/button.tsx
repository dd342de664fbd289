import Link from "next/link";
import { cx } from "./class-names.ts";

const variants = {
  /** The one thing to do here. */
  primary: "bg-accent text-on-accent hover:bg-accent-strong font-medium",
  secondary: "border border-control text-ink hover:bg-hover bg-raised",
  /** It cannot be undone. */
  danger: "bg-critical text-on-accent hover:opacity-90 font-medium",
  quiet: "text-muted hover:bg-hover hover:text-ink",
} as const;

const base =
  "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 text-sm whitespace-nowrap transition-colors disabled:opacity-50 pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0";

type Variant = keyof typeof variants;

export function buttonClass(variant: Variant = "secondary", className?: string): string {
  return cx(base, variants[variant], className);
}

export function Button({
  variant,
  className,
  ...props
}: React.ComponentProps<"button"> & { variant?: Variant | undefined }) {
  return <button type="button" className={buttonClass(variant, className)} {...props} />;
}

/** A button of one icon; `label` is read aloud and shown as its title. */
export function IconButton({
  label,
  className,
  variant = "quiet",
  ...props
}: React.ComponentProps<"button"> & { label: string; variant?: Variant | undefined }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={buttonClass(variant, cx("w-8 px-0 pointer-coarse:w-10", className))}
      {...props}
    />
  );
}

export function LinkButton({
  variant,
  className,
  ...props
}: React.ComponentProps<typeof Link> & { variant?: Variant | undefined }) {
  return <Link className={buttonClass(variant, className)} {...props} />;
}
