"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { ScanView } from "#lib/store/views.ts";
import { isUnderWay } from "./queries.ts";

/** The scan as it stands, told by the server while it runs. When it ends, what is on screen is asked for anew. */
export function useLiveScan(initial: ScanView): ScanView {
  const [scan, setScan] = useState(initial);
  const router = useRouter();
  const queries = useQueryClient();
  const onView = useEffectEvent((view: ScanView) => {
    setScan(view);
    if (isUnderWay(view)) return false;
    void queries.invalidateQueries();
    router.refresh();
    return true;
  });
  const follow = isUnderWay(initial);
  useEffect(() => {
    if (!follow) return;
    const source = new EventSource(`/api/v1/scans/${encodeURIComponent(initial.id)}/progress`);
    source.onmessage = (event: MessageEvent<string>) => {
      if (onView(JSON.parse(event.data) as ScanView)) source.close();
    };
    return () => source.close();
  }, [initial.id, follow]);
  return follow ? scan : initial;
}
