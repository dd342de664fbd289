import { codePointOf, partsOf } from "#lib/invisible.ts";
import { cx } from "./class-names.ts";

/**
 * Text that AWS or its users wrote: names, tags, messages. It cannot turn the text around it (`bdi`), and characters
 * that would not show are shown as their code point, so that two names that look alike do not pass for each other.
 */
export function UntrustedText({
  children,
  wrap = false,
  lines = false,
  className,
}: {
  children: string;
  /** Breaks long text over lines; else it is cut with an ellipsis, and told in full by the tip. */
  wrap?: boolean;
  /** Text that has lines of its own, such as JSON: keeps them. */
  lines?: boolean;
  className?: string | undefined;
}) {
  const parts = partsOf(children, lines);
  return (
    <bdi
      className={cx(
        wrap || lines ? "[overflow-wrap:anywhere]" : "block min-w-0 truncate",
        lines && "whitespace-pre-wrap",
        className,
      )}
      data-cut={wrap || lines ? undefined : true}
    >
      {parts.length === 1
        ? children
        : // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string never move.
          parts.map((part, index) => (index % 2 ? <CodePoint key={index}>{part}</CodePoint> : part))}
    </bdi>
  );
}

function CodePoint({ children }: { children: string }) {
  return (
    <span className="mx-px rounded-sm bg-unknown-wash px-0.5 font-mono text-2xs text-unknown">
      {codePointOf(children)}
    </span>
  );
}
