import { ArrowLeft } from "lucide-react";
import Link from "next/link";

/** The way from a detail back to the list that it is of, above its name. */
export function BackLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} className="inline-flex items-center gap-1.5 text-muted hover:text-accent hover:underline">
      <ArrowLeft className="size-4" aria-hidden="true" />
      {children}
    </Link>
  );
}
