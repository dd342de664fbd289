"use client";
import { useEffect } from "react";
import { useAccounts } from "../layout/accounts.tsx";
import { noteVisit } from "./visit-storage.ts";

const everyMs = 60_000;

/** Remembers, while the page is in sight, which scan of each account it shows. */
export function RememberVisits(): null {
  const { chosen } = useAccounts();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible") return;
      for (const { id, currentScan } of chosen) if (currentScan) noteVisit(id, currentScan, Date.now());
    };
    look();
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [chosen]);
  return null;
}
