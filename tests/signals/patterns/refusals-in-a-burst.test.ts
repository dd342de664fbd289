import pattern from "#lib/signals/patterns/refusals-in-a-burst.ts";
import { session } from "#tests/activity/records.ts";
import { testPattern } from "#tests/support/test-pattern.ts";

const names = ["ListUsers", "ListKeys", "ListModels", "DescribeTrails", "CreateModel"];
const refused = { errorCode: "AccessDenied" };
const each = (apart: number, more: (at: number) => object = () => refused) =>
  names.map((eventName, at) => ({ minute: at * apart, eventName, ...more(at) }));

testPattern(pattern, {
  sees: {
    "five different calls": {
      calls: each(1),
      says: /^5 different calls were refused within 4 minutes: ListUsers/,
      count: 5,
    },
    "the same call often among them": {
      calls: [...each(1), ...each(0.5)],
      says: /^5 different calls .* in all/,
      count: 10,
    },
    "as EC2 writes it": { calls: each(1, () => ({ errorCode: "Client.UnauthorizedOperation" })), says: /^5/, count: 5 },
  },
  leaves: {
    "five in an hour": { calls: each(12) },
    "one call, again and again": { calls: each(0.1).map((call) => ({ ...call, eventName: "ListUsers" })) },
    "failures of another sort": { calls: each(1, () => ({ errorCode: "ValidationException" })) },
    "five people": { calls: each(1, (at) => ({ ...refused, userIdentity: session("role", `p${at}`, "true") })) },
    "a page of the console": { calls: each(0, () => ({ ...refused, userAgent: "console.amazonaws.com" })) },
    "fewer than somebody set": { calls: each(1), limits: { calls: 6 } },
  },
});
