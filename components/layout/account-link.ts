"use client";
import { useSearchParams } from "next/navigation";

/** Makes links that stay with the account on screen. */
export function useAccountHref(): (path: string) => string {
  const account = useSearchParams().get("account");
  return (path) => {
    if (!account) return path;
    return `${path}${path.includes("?") ? "&" : "?"}account=${encodeURIComponent(account)}`;
  };
}
