"use client";
import { useQuery } from "@tanstack/react-query";
import { ApiProblem } from "../api/fetch-json.ts";
import { Drawer } from "../ui/drawer.tsx";
import { DrawerAwaited } from "../ui/drawer-awaited.tsx";
import { FindingWaiver } from "../waivers/finding-waiver.tsx";
import { FindingBlame } from "./finding-blame.tsx";
import { FindingEvidence } from "./finding-evidence.tsx";
import { FindingFix } from "./finding-fix.tsx";
import { FindingHead, FindingMarks } from "./finding-head.tsx";
import { FindingHistory } from "./finding-history.tsx";
import { FindingPath } from "./finding-path.tsx";
import { FindingSources } from "./finding-sources.tsx";
import { findingDetail } from "./queries.ts";

const bars = ["w-32", "h-6 w-4/5", "w-3/5", "mt-6 h-24 w-full", "h-40 w-full"];

/** One finding in full: evidence, then blame, then fix. */
export function FindingDrawer({
  id,
  account,
  onClose,
}: {
  id: string;
  account: readonly string[] | string;
  onClose: () => void;
}) {
  const { data, error, refetch } = useQuery(findingDetail(id, account));
  // A newer scan may no longer have it; then what was last known is not shown as if it were still so.
  const finding = error instanceof ApiProblem && error.status === 404 ? undefined : data;
  return (
    <Drawer label="Finding" of={id} onClose={onClose} head={finding && <FindingMarks finding={finding} />}>
      {finding ? (
        <>
          <FindingHead finding={finding} />
          <FindingWaiver key={finding.id} finding={finding} />
          {finding.path ? (
            <FindingPath path={finding.path} account={finding.account} evidence={finding.evidence} />
          ) : (
            <>
              <FindingEvidence finding={finding} />
              <FindingBlame finding={finding} />
            </>
          )}
          {finding.fix && <FindingFix fix={finding.fix} />}
          <FindingHistory finding={finding} />
          <FindingSources finding={finding} />
        </>
      ) : (
        <DrawerAwaited error={error} retry={refetch} bars={bars} />
      )}
    </Drawer>
  );
}
