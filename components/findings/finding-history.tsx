import Link from "next/link";
import { DrawerSection } from "../ui/drawer-section.tsx";
import { Time } from "../ui/time.tsx";
import { VerdictLabel } from "../ui/verdict.tsx";
import type { FindingAnswer } from "./queries.ts";

/** Every change of the verdict, latest first, and when it was last confirmed. */
export function FindingHistory({ finding: { history, readBy, account, status } }: { finding: FindingAnswer }) {
  const latestFirst = [...history].reverse();
  return (
    <DrawerSection
      title="History"
      aside={
        readBy ? (
          <>
            {status === "unknown" ? "last read" : "last confirmed"} <Time iso={readBy.at} />
          </>
        ) : (
          "never read"
        )
      }
    >
      <ol>
        {latestFirst.map((change, index) => (
          <li
            key={`${change.scan} ${change.at}`}
            className="grid grid-cols-[9rem_minmax(0,1fr)_auto] gap-x-3 border-b py-1.5 last:border-b-0"
          >
            <VerdictLabel status={change.status} />
            <span className="text-faint">{index === latestFirst.length - 1 ? "first seen" : ""}</span>
            {change.scan ? (
              <Link
                href={`/scans/${change.scan}?account=${account}`}
                className="text-muted hover:text-accent hover:underline"
              >
                <Time iso={change.at} show="datetime" />
              </Link>
            ) : (
              <span className="text-muted">
                <Time iso={change.at} show="datetime" />
              </span>
            )}
          </li>
        ))}
      </ol>
    </DrawerSection>
  );
}
