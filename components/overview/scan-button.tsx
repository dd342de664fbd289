"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { startScans } from "../scans/mutations.ts";
import { isUnderWay, latestScans } from "../scans/queries.ts";
import { Button } from "../ui/button.tsx";

/** Asks for a scan, before which a watch ends; the strip at the top of the screen then follows it. */
export function ScanButton({ account, label = "Scan now" }: { account: string; label?: string }) {
  const start = useMutation(startScans(useQueryClient()));
  const { data } = useQuery(latestScans(account));
  const isScanning = data?.rows.some((scan) => isUnderWay(scan) && !scan.watch) ?? false;
  return (
    <>
      {start.isError && (
        <p role="alert" className="text-critical">
          {start.error.message}
        </p>
      )}
      <Button variant="primary" disabled={start.isPending || isScanning} onClick={() => start.mutate([{ account }])}>
        {start.isPending ? "Starting" : isScanning ? "Scanning" : label}
      </Button>
    </>
  );
}
