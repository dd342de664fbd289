import Link from "next/link";
import { formatCount } from "#lib/format.ts";

/** Of a kind: calls that CloudTrail's history never has, and of how many resources anybody else keeps a record of them. */
export interface UnseenCalls {
  /** The check that asks. */
  check: string;
  /** Plural: "Endpoints". */
  label: string;
  /** What is not seen, after "who" and before "them": "calls". */
  hides: string;
  nowhere: number;
  doubtful: number;
  elsewhere: number;
}

/** One line above the events that opens: silence of what is never recorded is no news of it. */
export function UnseenCallsNotice({
  unseen,
  account,
}: {
  unseen: readonly UnseenCalls[];
  account: readonly string[] | string | null;
}) {
  if (unseen.length === 0) return null;
  const nowhere = unseen.reduce((sum, one) => sum + one.nowhere, 0);
  return (
    <details className="border-b px-4 py-2 text-muted md:px-6">
      <summary className="w-fit cursor-pointer hover:text-ink">
        Who uses data and models is never in CloudTrail’s history
        {nowhere > 0 && `; of ${formatCount(nowhere)} resources nobody else records it`}
      </summary>
      <p className="mt-2 max-w-[80ch] text-xs text-faint">
        The history holds calls that manage resources. Those below are data events: only a trail that selects them keeps
        them, in its bucket.
      </p>
      <ul className="mt-2 max-w-[80ch] text-xs">
        {unseen.map((one) => (
          <li key={one.check} className="flex flex-wrap gap-x-4 gap-y-0.5 border-t py-1.5">
            <span className="min-w-0 flex-1 basis-64 text-ink">
              {one.label}: who {one.hides} them
            </span>
            {outcomes.map(
              ({ of, status, words }) =>
                one[of] > 0 && (
                  <Link key={of} href={href(account, one.check, status)} className="text-accent hover:underline">
                    {formatCount(one[of])} {words}
                  </Link>
                ),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const outcomes = [
  { of: "nowhere", status: "fail", words: "recorded nowhere" },
  { of: "doubtful", status: "unknown", words: "not known" },
  { of: "elsewhere", status: "pass", words: "recorded elsewhere" },
] as const;

function href(account: readonly string[] | string | null, check: string, status: string): string {
  const accounts = [account ?? []].flat().join(",");
  return `/findings?${new URLSearchParams({ ...(accounts && { account: accounts }), view: "list", status, check })}`;
}
