import Link from "next/link";
import type { HardlyJudged } from "#lib/filters/resources.ts";
import { formatCount, plural } from "#lib/format.ts";
import { NotCollected } from "../coverage/not-collected.tsx";
import { Section } from "./section.tsx";

/** What the grade says nothing about: resources that no check, or hardly one, applies to, and kinds that are not read. */
export function BlindSpots({
  counts,
  notCollected,
  account,
}: {
  counts: Record<HardlyJudged, number>;
  /** The kinds that are not read. */
  notCollected: readonly string[];
  account: string;
}) {
  const listed = (judged: HardlyJudged) => `/resources?${new URLSearchParams({ account, judged })}`;
  const { none, secrets } = counts;
  return (
    <Section title="Outside of the grade">
      <ul className="[&>li]:border-b [&>li]:py-1.5">
        {none > 0 && (
          <li>
            <Link href={listed("none")} className="text-accent hover:underline">
              {plural(none, "live resource")}
            </Link>{" "}
            {none === 1 ? "is" : "are"} judged by no check
          </li>
        )}
        {secrets > 0 && (
          <li>
            <Link href={listed("secrets")} className="text-accent hover:underline">
              {none > 0 ? formatCount(secrets) : plural(secrets, "live resource")}
            </Link>{" "}
            {secrets === 1 ? "is" : "are"} checked for secrets alone
          </li>
        )}
        <li>
          <NotCollected kinds={notCollected} />
        </li>
      </ul>
    </Section>
  );
}
