import Link from "next/link";
import { formatScore, formatShare, wordsOf } from "#lib/format.ts";
import type { AccountScore, Score } from "#lib/store/views.ts";
import { capOf } from "../ui/capped.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import { Section } from "./section.tsx";

/** A grade for each category, worst first; what could not be assessed is hatched. */
export function CategoryScores({ score, account }: { score: AccountScore; account: string }) {
  const worstFirst = [...score.categories].sort(
    (one, other) => rankOf(one.score) - rankOf(other.score) || (one.score.value ?? 101) - (other.score.value ?? 101),
  );
  return (
    <Section title="Categories">
      <ul>
        {worstFirst.map(({ category, score: own }) => {
          const { value, grade, coverage } = own;
          const unknown = 100 * (1 - coverage);
          return (
            <li
              key={category}
              className="relative grid grid-cols-[1.25rem_minmax(0,1fr)_6rem_2.5rem] items-center gap-x-3 row-height-8 border-b hover:bg-hover"
            >
              <GradeLetter grade={grade} />
              <Link
                href={`/findings?account=${account}&category=${category}`}
                className="row-link flex min-w-0 flex-wrap items-baseline gap-x-2"
              >
                {wordsOf(category)}
                {capOf(own) && <span className="text-xs text-faint">{capOf(own)}</span>}
              </Link>
              <ShareBar
                shares={[
                  { label: "Passed", count: Math.round(value ?? 0), tone: "ink" },
                  { label: "Unknown", count: Math.round(unknown), tone: "unknown" },
                  { label: "Failed", count: Math.round(Math.max(0, 100 - unknown - (value ?? 0))), tone: "rest" },
                ]}
              />
              <span className="text-right text-muted" title={`${formatShare(coverage)} assessed`}>
                {value === null ? "–" : formatScore(value)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** A is best; what has no grade comes last. */
function rankOf({ grade }: Score): number {
  return grade === null ? 9 : -"ABCDF".indexOf(grade);
}
