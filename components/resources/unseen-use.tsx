import Link from "next/link";
import type { OpenLinks } from "./finding-item.tsx";
import type { UnseenOf } from "./queries.ts";

/** Above a resource's events: which calls are never among them, and whether anybody else has those. */
export function UnseenUse({ unseen: { finding, status, hides }, links }: { unseen: UnseenOf; links: OpenLinks }) {
  return (
    <p className="px-4 pb-3 text-muted md:px-6">
      Who {hides} it is never in CloudTrail’s history.{" "}
      <Link href={links.findingHref(finding)} scroll={false} className="text-accent hover:underline">
        {words[status]}
      </Link>
    </p>
  );
}

const words = {
  fail: "No trail records it either",
  pass: "It is recorded elsewhere",
  unknown: "Whether it is recorded elsewhere is not known",
} as const satisfies Record<UnseenOf["status"], string>;
