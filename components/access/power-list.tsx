import { plural } from "#lib/format.ts";
import { cx } from "../ui/class-names.ts";
import type { AccessRow } from "./principal-row.ts";
import { powerLines } from "./words.ts";

const tones = { bad: "font-medium text-critical", plain: "text-ink", unknown: "text-unknown" } as const;

/** What somebody may do, in a few words, the worst first; what does not fit is counted. */
export function PowerList({ row, most }: { row: AccessRow; most: number }) {
  const lines = powerLines(row);
  if (lines.length === 0) return <span className="text-faint">nothing of what was read</span>;
  const rest = lines.length - most;
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5">
      {lines.slice(0, most).map(({ text, tone }) => (
        <li key={text} className={cx("min-w-0", tones[tone])}>
          {text}
        </li>
      ))}
      {rest > 0 && <li className="text-faint">and {plural(rest, "more", "more")}</li>}
    </ul>
  );
}

/** Whether a user has a second factor; a password without one is what stands out. */
export function MfaMark({ row: { mfa, hasPassword } }: { row: Pick<AccessRow, "mfa" | "hasPassword"> }) {
  if (mfa === null) return <span className="text-faint">–</span>;
  if (mfa === "unknown") return <span className="text-unknown">MFA not known</span>;
  if (mfa === "yes") return <span className="text-muted">MFA</span>;
  return hasPassword === false ? (
    <span className="text-muted">no password</span>
  ) : (
    <span className="font-medium text-high">no MFA</span>
  );
}
