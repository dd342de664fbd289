"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isUnderWay, latestScans } from "../scans/queries.ts";
import { Button } from "../ui/button.tsx";

/** Asks for a scan; the strip at the top of the screen then follows it. */
export function ScanButton({ account, label = "Scan now" }: { account: string; label?: string }) {
  const queries = useQueryClient();
  const [state, setState] = useState<"idle" | "asking" | "refused">("idle");
  const [why, setWhy] = useState("");
  const { data } = useQuery(latestScans(account));
  const isScanning = data?.rows.some(isUnderWay) ?? false;
  const start = async () => {
    setState("asking");
    const response = await fetch("/api/v1/scans", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account }),
    }).catch(() => undefined);
    if (response?.ok) {
      setState("idle");
      await queries.invalidateQueries({ queryKey: ["scans"] });
      return;
    }
    const problem = (await response?.json().catch(() => undefined)) as { detail?: string } | undefined;
    setWhy(problem?.detail ?? "Sagewarden does not answer.");
    setState("refused");
  };
  return (
    <>
      {state === "refused" && (
        <p role="alert" className="text-critical">
          {why}
        </p>
      )}
      <Button variant="primary" disabled={state === "asking" || isScanning} onClick={start}>
        {state === "asking" ? "Starting" : isScanning ? "Scanning" : label}
      </Button>
    </>
  );
}
