import { cx } from "../ui/class-names.ts";

/** The head of a screen: its name, what it counts, and what can be done with all of it. */
export function ScreenHeader({
  title,
  meta,
  actions,
  children,
  className,
}: {
  title: string;
  /** A count or a moment, beside the title. */
  meta?: React.ReactNode;
  actions?: React.ReactNode;
  /** Filters and views, on their own line. */
  children?: React.ReactNode;
  className?: string;
}) {
  return (
    <header className={cx("page-width flex w-full flex-col gap-3 px-4 pt-4 pb-3 md:px-6 md:pt-5", className)}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-serif text-title">{title}</h1>
        {meta && <div className="text-faint">{meta}</div>}
        {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  );
}
