import Link from "next/link";
import { formatScore, formatShare, plural } from "#lib/format.ts";
import type { AccountScore } from "#lib/store/views.ts";
import { capOf } from "../ui/capped.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { ShareBar } from "../ui/share-bar.tsx";

/** The grade, and in the same breath how much of the account it stands on. */
export function ScorePanel({ score, account }: { score: AccountScore; account: string }) {
  return (
    <section aria-label="Score" className="flex flex-col justify-between gap-4">
      <div className="flex items-end gap-5">
        <GradeLetter grade={score.grade} size="hero" />
        <div className="pb-1">
          <p className="font-serif text-display leading-none">
            {score.value === null ? "–" : formatScore(score.value)}
          </p>
          <p className="text-faint">of 100, live resources only</p>
        </div>
      </div>
      <div className="flex max-w-md flex-col gap-1.5">
        <ShareBar
          className="h-2.5"
          shares={[
            { label: "Assessed, in percent", count: Math.round(score.coverage * 1000) / 10, tone: "ink" },
            { label: "Unknown", count: Math.round((1 - score.coverage) * 1000) / 10, tone: "unknown" },
          ]}
        />
        <p className="flex flex-wrap gap-x-3">
          {score.coverage < 1 ? (
            <Link
              href={`/findings?account=${account}&view=list&status=unknown&exposure=live`}
              className="font-medium underline"
            >
              Coverage {formatShare(score.coverage)}
              <span className="sr-only">: what is unknown</span>
            </Link>
          ) : (
            <span className="font-medium">Coverage {formatShare(score.coverage)}</span>
          )}
          {score.provisional && <span className="font-medium text-unknown">Provisional</span>}
          {capOf(score) && <span className="text-muted">Grade {capOf(score)}</span>}
          {score.waived > 0 && (
            <Link
              href={`/findings?account=${account}&status=fail&exposure=live&waived=only`}
              className="text-muted underline"
            >
              {plural(score.waived, "waived finding")} left out
              {score.withWaived && gradeWords(score.withWaived)}
            </Link>
          )}
        </p>
      </div>
    </section>
  );
}

/** What it would be if nobody had accepted anything. */
function gradeWords({ grade, value }: NonNullable<AccountScore["withWaived"]>): string {
  return grade === null || value === null ? "" : `; ${grade}, ${formatScore(value)} with them`;
}
