import { ExternalLink } from "lucide-react";

/** A link out of Sagewarden, only when it is https; anything else stays text. */
export function SafeLink({ href, children }: { href: string; children: React.ReactNode }) {
  if (!href.startsWith("https://")) return children;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex max-w-full items-center gap-1 text-accent underline-offset-2 hover:underline"
    >
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      <ExternalLink className="size-3.5 shrink-0" aria-label="(opens in a new tab)" />
    </a>
  );
}
