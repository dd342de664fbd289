import type { Check } from "#lib/checks/define.ts";
import type { GroupCounts } from "#lib/store/group-counts.ts";
import type { FindingRow, Grade } from "#lib/store/views.ts";
import type { FindingState } from "./search-params.ts";

/** `key` names a group among those of its grouping; opened, it stands in the address. */
interface Group extends GroupCounts {
  key: string;
}

/** Its severity is the check's own. */
interface CheckGroup extends Group, Pick<Check, "title" | "failTitle" | "category" | "kind"> {
  by: "check";
  check: string;
}

interface ResourceGroup extends Group, Pick<FindingRow, "account" | "resource" | "exposure"> {
  by: "resource";
  grade: Grade | null;
}

interface CategoryGroup extends Group, Pick<Check, "category"> {
  by: "category";
}

interface OwnerGroup extends Group {
  by: "owner";
  tagged: "owner" | "no-owner" | "unread";
  /** Other people's text; null unless a tag says it. */
  owner: string | null;
}

interface AccountGroup extends Group {
  by: "account";
  account: string;
}

/** What a path rests on; `of` is null of what no path rests on. */
interface PathGroup extends Group {
  by: "path";
  path: string;
  of: Pick<FindingRow, "account" | "title" | "status" | "resource"> | null;
}

/** What findings have in common, and how they fall, whatever the verdict filter. */
export type FindingGroup = CheckGroup | ResourceGroup | CategoryGroup | OwnerGroup | AccountGroup | PathGroup;

/** What narrows the findings of a state to those of a group. */
export function ofGroup(group: FindingGroup, { account }: Pick<FindingState, "account">): Partial<FindingState> {
  // The same ARN, as of a policy of AWS's own, may stand in several accounts.
  const inAccount = (id: string) => (account.length > 1 ? { account: [id] } : {});
  switch (group.by) {
    case "check":
      return { check: group.check };
    case "resource":
      return { ...inAccount(group.account), resource: group.resource.arn };
    case "category":
      return { category: [group.category] };
    case "owner":
      return group.owner === null ? { tagged: [group.tagged] } : { owner: group.owner };
    case "account":
      return { account: [group.account] };
    case "path":
      return { ...(group.of && inAccount(group.of.account)), path: group.path };
  }
}
