import pattern from "#lib/signals/patterns/sign-in-links-in-a-burst.ts";
import { session } from "#tests/activity/records.ts";
import { testPattern } from "#tests/support/test-pattern.ts";

const links = (apart: number, more: (at: number) => object = () => ({})) =>
  Array.from({ length: 5 }, (_, at) => ({ minute: at * apart, eventName: "CreatePresignedDomainUrl", ...more(at) }));

testPattern(pattern, {
  sees: { "five within minutes": { calls: links(1), says: /^5 links were made within 4 minutes\.$/, count: 5 } },
  leaves: {
    four: { calls: links(1).slice(1) },
    "five in an hour": { calls: links(12) },
    "those that were refused": { calls: links(1, () => ({ errorCode: "AccessDenied" })) },
    "a team that comes to work": { calls: links(1, (at) => ({ userIdentity: session("role", `p${at}`, "true") })) },
  },
});
