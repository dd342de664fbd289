import { cx } from "../ui/class-names.ts";
import { CodeBlock } from "../ui/code-block.tsx";

/** The statement of a question, folded away: whoever pays for it may want to read it. */
export function StatementShown({ statement, className }: { statement: string; className: string }) {
  return (
    <details>
      <summary className={cx("cursor-pointer py-0.5", className)}>The statement, in SQL</summary>
      <div className="mt-1">
        <CodeBlock code={statement} what="statement" />
      </div>
    </details>
  );
}
