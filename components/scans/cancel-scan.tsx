"use client";
import { useMutation } from "@tanstack/react-query";
import { Button } from "../ui/button.tsx";
import { stopScan } from "./mutations.ts";

/** Asks for a running scan to end; what it has read is discarded, the last result stays. */
export function CancelScan({ id }: { id: string }) {
  const stop = useMutation(stopScan);
  const isAsked = stop.isPending || stop.isSuccess;
  return (
    <>
      {stop.isError && (
        <p role="alert" className="text-critical">
          The scan could not be stopped. {stop.error.message}
        </p>
      )}
      <Button variant="quiet" disabled={isAsked} onClick={() => stop.mutate(id)} className="h-7 max-md:ml-auto">
        {isAsked ? "Stopping" : "Stop the scan"}
      </Button>
    </>
  );
}
