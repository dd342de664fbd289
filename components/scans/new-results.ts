"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ScanStanding } from "#lib/store/views.ts";
import { isUnderWay } from "./queries.ts";

/**
 * Notices a scan that anybody started and asks for what is on screen anew when it has ended: lists, drawers and counts are
 * exchanged where they stand, so that nobody loses their place. `shown` is the scan that the page was drawn from.
 */
export function useNewResults(scans: readonly ScanStanding[] | undefined, shown: string | null): void {
  const queries = useQueryClient();
  const router = useRouter();
  const known = useRef<{ latest: string; ended: string } | null>(null);
  useEffect(() => {
    if (!scans) return;
    const ended = scans.find((scan) => !isUnderWay(scan));
    const now = { latest: nameOf(scans[0]), ended: nameOf(ended) };
    const before = known.current;
    known.current = now;
    const hasEnded = before ? before.ended !== now.ended : ended?.state === "completed" && ended.id !== shown;
    if (hasEnded) {
      void queries.invalidateQueries();
      router.refresh();
    } else if (before && before.latest !== now.latest) {
      void queries.invalidateQueries({ queryKey: ["scans"] });
    }
  }, [scans, shown, queries, router]);
}

function nameOf(scan: ScanStanding | undefined): string {
  return scan ? `${scan.id} ${scan.state}` : "";
}
