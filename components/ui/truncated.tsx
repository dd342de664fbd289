import { cx } from "./class-names.ts";

/** Text of one line, cut with an ellipsis where it does not fit. `TruncationTip` then tells it in full. */
export function Truncated({ className, ...props }: React.ComponentProps<"span">) {
  return <span {...props} data-cut className={cx("block min-w-0 truncate", className)} />;
}
