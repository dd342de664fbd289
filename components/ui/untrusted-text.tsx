import { cx } from "./class-names.ts";

/** C0 and C1 controls, zero-width and bidirectional format characters, line separators, tags, surrogates left alone. */
const invisible = /([\p{Cc}\p{Cf}\p{Cs}\u2028\u2029])/u;
/** The same, but for the line feed and tab of text that has lines. */
const invisibleInLines = /((?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029])/u;

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
  const parts = children.split(lines ? invisibleInLines : invisible);
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
  const code = (children.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return <span className="mx-px rounded-sm bg-unknown-wash px-0.5 font-mono text-2xs text-unknown">U+{code}</span>;
}
