import { RowLink } from "../ui/row-link.tsx";
import type { OpenFinding } from "./open-finding.ts";

/** The link over a row that opens a finding; plain text for one that is gone with its resource, which has nothing to open. */
export function MaybeLink({
  links,
  id,
  className,
  children,
}: {
  links: OpenFinding | null;
  id: string;
  className: string;
  children: React.ReactNode;
}) {
  if (!links) return <span className={className}>{children}</span>;
  return (
    <RowLink href={links.hrefOf(id)} onOpen={() => links.open(id)} className={className}>
      {children}
    </RowLink>
  );
}
