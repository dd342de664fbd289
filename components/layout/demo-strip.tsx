"use client";
import Link from "next/link";
import { useAccounts } from "./accounts.tsx";

/** What is on screen is made up, and how to leave it. */
export function DemoStrip() {
  const { chosen } = useAccounts();
  if (!chosen.some(({ isDemo }) => isDemo)) return null;
  return (
    <aside
      aria-label="Demo"
      className="flex flex-wrap gap-x-3 border-b bg-sunken px-4 py-1 text-xs text-muted md:px-6 print:hidden"
    >
      <span>
        {chosen.length > 1 ? "One of these is the demo account" : "This is the demo account"}: a simulated company.
      </span>
      <Link href="/accounts?add=open" className="font-medium text-accent hover:underline">
        Audit your own account
      </Link>
    </aside>
  );
}
