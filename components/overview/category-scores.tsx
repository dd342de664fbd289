import Link from "next/link";
import { formatShare, wordsOf } from "#lib/format.ts";
import type { AccountScore } from "#lib/store/views.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { ShareBar } from "../ui/share-bar.tsx";
import { Section } from "./section.tsx";

/** A grade for each category, worst first; what could not be assessed is hatched. */
export function CategoryScores({ score, account }: { score: AccountScore; account: string }) {
  const worstFirst = [...score.categories].sort((one, other) => (one.score.value ?? 101) - (other.score.value ?? 101));
  return (
    <Section title="Categories">
      <ul>
        {worstFirst.map(({ category, score: { value, grade, coverage } }) => {
          const earned = (value ?? 0) * coverage;
          return (
            <li
              key={category}
              className="relative grid grid-cols-[1.25rem_minmax(0,1fr)_6rem_2.5rem] items-center gap-x-3 border-b py-1.5 hover:bg-hover"
            >
              <GradeLetter grade={grade} />
              <Link href={`/findings?account=${account}&category=${category}`} className="row-link truncate">
                {wordsOf(category)}
              </Link>
              <ShareBar
                shares={[
                  { label: "Passed", count: Math.round(earned), tone: "ink" },
                  { label: "Failed", count: Math.round(100 * coverage - earned), tone: "rest" },
                  { label: "Unknown", count: Math.round(100 * (1 - coverage)), tone: "unknown" },
                ]}
              />
              <span className="text-right text-muted" title={`${formatShare(coverage)} assessed`}>
                {value === null ? "–" : Math.round(value)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
