import { cx } from "./class-names.ts";

/** Nothing to show, and that is the answer. Says why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: React.ReactNode;
  action?: React.ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-16 md:px-6">
      <h2 className="font-serif text-title">{title}</h2>
      {children && <div className="max-w-[60ch] text-base text-muted">{children}</div>}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}

/** It went wrong. What happened in one sentence, what to do in another. */
export function FailedState({
  title = "This could not be loaded",
  children,
  action,
}: {
  title?: string;
  children?: React.ReactNode;
  action?: React.ReactNode;
}) {
  return (
    <div
      role="alert"
      className="m-4 flex flex-col items-start gap-3 border-l-2 border-critical bg-critical-wash p-4 md:m-6"
    >
      <h2 className="text-base font-semibold text-critical">{title}</h2>
      {children && <div className="max-w-[70ch] text-ink">{children}</div>}
      {action}
    </div>
  );
}

/**
 * The signature: something could not be read, so what is on screen is not everything. Says what, where and which
 * permission is missing; `action` leads to the coverage ledger.
 */
export function PartialNotice({
  title,
  children,
  action,
  isStacked = false,
  className,
}: {
  title: React.ReactNode;
  children?: React.ReactNode;
  action?: React.ReactNode;
  /** What it says stands under a long title, and not beside it. */
  isStacked?: boolean;
  className?: string | undefined;
}) {
  return (
    <section
      aria-label="Not everything could be read"
      className={cx("hatch border-y border-unknown/40 p-1.5", className)}
    >
      <div className="bg-unknown-wash px-3 py-1.5 md:px-4">
        <div className="page-width flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <p className="font-medium text-unknown">{title}</p>
          {children && (
            <div
              className={cx(
                "min-w-0 text-muted empty:hidden",
                isStacked ? "basis-full md:order-last" : "md:flex-1 md:basis-80",
              )}
            >
              {children}
            </div>
          )}
          {action && <div className="text-unknown md:ml-auto [&_a]:underline [&_a]:underline-offset-2">{action}</div>}
        </div>
      </div>
    </section>
  );
}
