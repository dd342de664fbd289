import { z } from "zod";
import type { ChangeCounts, ChangePage } from "#components/changes/queries.ts";
import { resourceChangeKinds } from "#lib/filters/changes.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import type { ChangedResourceRow, FindingChangeRow, Page } from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { findingRow } from "./finding.ts";
import { recordedChange } from "./resource.ts";
import { findingChangeCounts } from "./scan.ts";
import { count, moment, page, status } from "./words.ts";

const changeRow = describe<FindingChangeRow>(
  "FindingChange",
  "A finding as it is at the later scan, or as it last was when it is gone. `before` and `after` are null where it was not there, `now` where the scan on show does not have it. `stands`: its verdict has been the same ever since.",
)(
  findingRow.extend({
    changes: z.array(z.enum(findingChangeKinds)),
    before: status.nullable(),
    after: status.nullable(),
    now: status.nullable(),
    stands: z.boolean(),
  }),
);

export const changePage = describe<ChangePage>(
  "FindingChangePage",
  "The first page says in `total` how many there are.",
)(page(changeRow).extend({ total: count.nullable() }));

const comparedScan = z.object({ id: z.string(), startedAt: moment, finishedAt: moment });

export const changeCounts = describe<ChangeCounts>(
  "ChangeCounts",
  "Which scans were compared, and how many findings changed in each way: of one that changed in two, both.",
)(z.object({ since: comparedScan, scan: comparedScan, counts: findingChangeCounts }));

const changedResource = describe<ChangedResourceRow>(
  "ChangedResource",
  "`new`, `gone`: there at one of the two scans alone. `changed`: `changes` are those that scans saw in between; `left` says what was not looked through.",
)(
  z.object({
    arn: z.string(),
    kind: z.string(),
    name: z.string(),
    region: z.string(),
    is: z.enum(resourceChangeKinds),
    changes: z.array(recordedChange),
    left: z.array(z.string()),
  }),
);

export const changedResourcePage = describe<Page<ChangedResourceRow>>("ChangedResourcePage")(page(changedResource));
