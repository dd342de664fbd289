/** A part of the overview: a heading over a double rule, a way to the whole of it. */
export function Section({
  title,
  more,
  children,
  className,
}: {
  title: string;
  more?: React.ReactNode;
  children: React.ReactNode;
  className?: string;
}) {
  return (
    <section aria-label={title} className={className}>
      <div className="ledger-rule flex items-baseline justify-between gap-4 pb-1.5">
        <h2 className="text-base font-semibold">{title}</h2>
        {more && <div className="text-accent hover:[&_a]:underline">{more}</div>}
      </div>
      {children}
    </section>
  );
}
