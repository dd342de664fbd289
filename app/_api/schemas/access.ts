import { z } from "zod";
import type { AccessAnswer, AccessPage, AccessRow } from "#components/access/principal-row.ts";
import type {
  Grounds,
  HopShown,
  PrincipalDetail,
  ReachShown,
  ShownReached,
  Taker,
  TrustShown,
} from "#lib/analysis/iam/access-detail.ts";
import type { Gap } from "#lib/analysis/iam/access-scope.ts";
import type { ReachCount } from "#lib/analysis/iam/blast-radius.ts";
import type { ServiceUse, Use } from "#lib/analysis/iam/never-used.ts";
import type { WayUp } from "#lib/analysis/iam/permissions.ts";
import { verbs } from "#lib/analysis/iam/reach-targets.ts";
import { describe } from "./describe.ts";
import { failure } from "./resource.ts";
import { count, grade, page } from "./words.ts";

const text = z.string();
const texts = z.array(text);
const verb = z.enum(verbs);
const how = z.enum(["assume", "pass"]);
const answer = z.enum(["allowed", "conditional", "unknown"]);
const administrator = z.enum(["outright", "becomes", "no", "unknown"]);
const doubtful = z.object({ count, doubtful: count, unknown: count });

const reachCount = describe<ReachCount>(
  "ReachCount",
  "How many resources of a kind it may do something with, of `total` that are known; the rest is denied.",
)(z.object({ kind: text, verb, total: count, allowed: count, conditional: count, unknown: count }));

const access = z.object({
  arn: text,
  name: text,
  type: z.enum(["role", "service-linked", "user"]),
  unread: text.nullable(),
  administrator,
  via: z.object({ role: text, how, isSure: z.boolean() }).nullable(),
  usedBy: z.array(z.object({ kind: text, count })).nullable(),
  letsIn: z.object({ services: texts, accounts: texts, federated: texts, outside: texts }).nullable(),
  reach: z.array(reachCount),
  assumes: doubtful,
  passes: doubtful,
  mfa: z.enum(["yes", "no", "unknown"]).nullable(),
  hasPassword: z.boolean().nullable(),
  unused: z.object({ never: count, of: count, days: z.int().nullable() }).nullable(),
  lastUsed: text.nullable(),
});

const standing = z
  .object({ grade: grade.nullable(), judged: count, unknown: count, failure: failure.nullable() })
  .nullable();

const accessRow = describe<AccessRow>(
  "Access",
  "A role or user. `unread`: why its policies are not known; then nothing is, of what it may. `administrator` is by its own policies, `via` over another role.",
)(access.extend({ account: text, standing }));

export const accessPage = describe<AccessPage>(
  "AccessPage",
  "The first page says in `total` how many there are.",
)(page(accessRow).extend({ total: count.nullable() }));

const wayUp = describe<WayUp>(
  "WayToAdministrator",
  "One way to administrator and the statements that give it. One that is not `certain` hangs on `hangsOn`, or on what a request shows.",
)(
  z.object({
    how: text,
    certain: z.boolean(),
    hangsOn: text.nullable(),
    by: z.array(z.object({ policy: text, path: text, sid: text.nullable(), words: text })),
  }),
);

const reached = describe<ShownReached>(
  "Reached",
  "`keys`: the condition keys that it hangs on. `object`: of a bucket of which only some objects are reached, such a one.",
)(
  z.object({
    arn: text,
    name: text,
    region: text,
    answer,
    actions: texts,
    keys: texts,
    reason: text.nullable(),
    object: text.nullable(),
  }),
);

const grounds = describe<Grounds>(
  "Grounds",
  "A statement that allows it; `policy` is null for the policy of the resource itself.",
)(z.object({ policy: text.nullable(), path: text, sid: text.nullable(), words: text }));

const reach = describe<ReachShown>(
  "Reach",
  "What it may do with the resources of a kind: all are counted, the first are examples.",
)(
  z.object({
    kind: text,
    verb,
    total: count,
    allowed: count,
    conditional: count,
    unknown: count,
    examples: z.array(reached),
    by: z.array(grounds),
  }),
);

const hop = describe<HopShown>(
  "RoleHop",
  "A role that it gets at; `from` is the role by which it does, when it takes two hops.",
)(z.object({ role: text, how, answer, keys: texts, reason: text.nullable(), from: text.nullable(), administrator }));

const taker = describe<Taker>("Reacher")(
  z.object({
    arn: text,
    name: text,
    type: z.enum(["role", "user"]),
    how: z.enum(["assume", "pass", ...verbs]),
    answer,
    keys: texts,
    reason: text.nullable(),
  }),
);

const trust = describe<TrustShown>(
  "LetIn",
  "Whom the trust of a role lets in; `outside`: who of another account nothing holds back.",
)(z.object({ type: text, value: text, path: text, keys: texts, outside: text.nullable() }));

const serviceUse = describe<ServiceUse>(
  "ServiceUse",
  "`actions` is null where IAM keeps no record of single calls.",
)(
  z.object({
    service: text,
    lastUsed: text.nullable(),
    actions: z.object({ tracked: count, never: texts }).nullable(),
  }),
);

const use = describe<Use>(
  "UseOfRights",
  "What its policies allow and it has, or has not, called. `days` is how far back the record goes.",
)(
  z.union([
    z.object({
      known: z.literal(true),
      services: z.array(serviceUse),
      never: texts,
      lastUsed: text.nullable(),
      days: z.int().nullable(),
      at: text.nullable(),
    }),
    z.object({ known: z.literal(false), reason: text }),
  ]),
);

const takers = z.object({ total: count, shown: z.array(taker) });

const principal = describe<PrincipalDetail>("PrincipalAccess")(
  access.extend({
    ways: z.array(wayUp),
    reaches: z.array(reach),
    hops: z.object({ total: count, shown: z.array(hop) }),
    takers,
    trust: z.array(trust).nullable(),
    use: use.nullable(),
    narrower: text.nullable(),
  }),
);

const gap = describe<Gap>(
  "AccessGap",
  "A kind of which there may be more than was read; no `regions` means everywhere.",
)(z.object({ kind: text, regions: texts, why: text }));

export const accessAnswer = describe<AccessAnswer>(
  "AccessDetail",
  "`principal` is null for what is no role and no user, `reachedBy` for a kind that nobody is asked about. Beside the gaps it says what of the organization's policies is not known.",
)(
  z.object({
    arn: text,
    account: text,
    principal: principal.nullable(),
    standing,
    reachedBy: takers.nullable(),
    gaps: z.array(gap),
    organization: texts,
  }),
);
