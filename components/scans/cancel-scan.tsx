"use client";
import { useState } from "react";
import { Button } from "../ui/button.tsx";

/** Asks for a running scan to end; what it has read is discarded, the last result stays. */
export function CancelScan({ id }: { id: string }) {
  const [state, setState] = useState<"idle" | "asked" | "refused">("idle");
  const cancel = async () => {
    setState("asked");
    const path = `/api/v1/scans/${encodeURIComponent(id)}`;
    const response = await fetch(path, { method: "DELETE" }).catch(() => undefined);
    // 409: it has ended by itself meanwhile.
    if (!response?.ok && response?.status !== 409) setState("refused");
  };
  return (
    <>
      {state === "refused" && (
        <p role="alert" className="text-critical">
          The scan could not be stopped.
        </p>
      )}
      <Button variant="quiet" disabled={state === "asked"} onClick={cancel} className="h-7 max-md:ml-auto">
        {state === "asked" ? "Stopping" : "Stop the scan"}
      </Button>
    </>
  );
}
