import { z } from "zod";
import type { FindingGroup } from "#components/findings/group.ts";
import type { PathAnswer } from "#components/findings/path.ts";
import type { FindingAnswer, FindingBlames, FindingPage } from "#components/findings/queries.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import type { FindingRow, FindingWaiver, Page, SeenUse } from "#lib/store/views.ts";
import type { ShownEvidence } from "#lib/verify/verify.ts";
import { control } from "./check.ts";
import { describe } from "./describe.ts";
import { blamedEvent, eventRow } from "./event.ts";
import { fix, mutability } from "./fix.ts";
import { category, count, exposure, grade, kind, moment, page, severity, status } from "./words.ts";

export const evidence = describe<Evidence>(
  "Evidence",
  "Where, what it was, what it should be.",
)(z.object({ path: z.string(), observed: z.unknown(), expected: z.string() }));

const shownEvidence = describe<ShownEvidence>(
  "ShownEvidence",
  "`verify`: a command of the AWS CLI by which anybody sees it in AWS; without it no single call shows it. `shows`: `value`, just what was observed; `place`, what it was read from; `secret`, the same with the secret that was taken out here; `absence`, AWS answers that there is none.",
)(
  evidence.extend({
    verify: z
      .object({ command: z.string(), shows: z.enum(["value", "place", "secret", "left-out", "absence"]) })
      .exactOptional(),
  }),
);

const findingWaiver = describe<FindingWaiver>(
  "FindingWaiver",
  "The decision by which a finding that fails is accepted; `until`: the last day (UTC).",
)(
  z.object({ id: z.string(), reason: z.string(), owner: z.string(), ticket: z.string().nullable(), until: z.string() }),
);

const resource = z.object({ arn: z.string(), kind: z.string(), name: z.string(), region: z.string() });

export const findingRow = describe<FindingRow>(
  "Finding",
  "`isEarlier`: the scan on show did not ask for its kind in its region, and the verdict is an earlier scan's.",
)(
  z.object({
    id: z.string(),
    account: z.string(),
    check: z.string(),
    title: z.string(),
    severity,
    category,
    status,
    exposure,
    resource,
    since: moment,
    firstSeen: moment,
    readAt: moment,
    isEarlier: z.boolean(),
    waiver: findingWaiver.nullable(),
  }),
);

export const findingPage = describe<FindingPage>(
  "FindingPage",
  "The first page says in `total` how many there are.",
)(page(findingRow).extend({ total: count.nullable() }));

const seenUse = describe<SeenUse>(
  "SeenUse",
  "Whether a step was used. Without an event nothing was found between `from` and `to`, or, where these are null, nothing was read.",
)(
  z.object({
    event: eventRow.nullable(),
    from: moment.nullable(),
    to: moment.nullable(),
    gaps: z.array(z.string()),
  }),
);

const path = describe<PathAnswer>(
  "AttackPath",
  "Steps in the order in which they are taken. `holds` is null where it is not known; `cut` is null where no single fix breaks it.",
)(
  z.object({
    from: z.string(),
    to: z.string(),
    steps: z.array(
      z.object({
        kind: z.string(),
        arn: z.string(),
        name: z.string(),
        fact: z.string(),
        field: z.string(),
        observed: z.unknown(),
        expected: z.string(),
        holds: z.boolean().nullable(),
        reason: z.string().nullable(),
        cut: z.object({ mutability, isCheapest: z.boolean() }).nullable(),
        use: seenUse.nullable(),
      }),
    ),
  }),
);

export const findingAnswer = describe<FindingAnswer>(
  "FindingDetail",
  "`reason`: of a verdict that is unknown or not applicable. `fixedAfter`: of what passes, when the latest scan in which it failed began; `blame` is then the event that fixed it. `unreadActivity`: what of CloudTrail is not read.",
)(
  findingRow.extend({
    rationale: z.string(),
    controls: z.array(control),
    references: z.array(z.string()),
    evidence: z.array(shownEvidence),
    reason: z.string().nullable(),
    fix: fix.nullable(),
    readBy: z.object({ action: z.string(), at: moment }).nullable(),
    history: z.array(z.object({ scan: z.string().nullable(), at: moment, status })),
    fixedAfter: moment.nullable(),
    blame: blamedEvent.exactOptional(),
    unreadActivity: z.array(z.string()),
    path: path.nullable(),
  }),
);

const group = { key: z.string(), severity: severity.nullable(), counts: z.record(status, count), waived: count };

const findingGroup = describe<FindingGroup>(
  "FindingGroup",
  "What findings have in common, and how all that match but for their verdict fall. `key` names it among the groups. `severity`: of a check its own; else the worst that fails and nobody accepted, or, where there is none, that was accepted, or is unknown. `waived`: how many of those that fail a waiver accepts.",
)(
  z.discriminatedUnion("by", [
    z.object({
      ...group,
      by: z.literal("check"),
      ...{ check: z.string(), title: z.string(), failTitle: z.string(), category, kind },
    }),
    z.object({
      ...group,
      by: z.literal("resource"),
      ...{ account: z.string(), resource, exposure, grade: grade.nullable() },
    }),
    z.object({ ...group, by: z.literal("category"), category }),
    z.object({
      ...group,
      by: z.literal("owner"),
      ...{ tagged: z.enum(["owner", "no-owner", "unread"]), owner: z.string().nullable() },
    }),
    z.object({ ...group, by: z.literal("account"), account: z.string() }),
    z.object({
      ...group,
      by: z.literal("path"),
      path: z.string(),
      of: z.object({ account: z.string(), title: z.string(), status, resource }).nullable(),
    }),
  ]),
);

export const findingGroups = describe<Page<FindingGroup>>(
  "FindingGroups",
  "The worst and largest first; resources in the order of their list, and last what has no owner or path. Resources and owners come in pages, all else whole. `status` chooses the groups that have such a verdict, and not what is counted of them.",
)(page(findingGroup));

export const findingBlames = describe<FindingBlames>(
  "FindingBlames",
  "`blame`: null where the recorded activity has no event of it. `isReading`: events are being read now, and may tell more.",
)(
  z.object({
    rows: z.array(z.object({ id: z.string(), blame: blamedEvent.nullable() })),
    isReading: z.boolean(),
  }),
);
