import { declaredPermissions, groupOf, type PermissionGroup } from "./declared.ts";

export interface Statement {
  Sid: string;
  Effect: "Allow";
  Action: string[];
  Resource: "*";
}

/** Of what is named: the logs of a trail, a table. */
export interface NarrowStatement extends Omit<Statement, "Resource"> {
  Resource: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: NarrowStatement[];
}

/** Characters of a managed policy, white space not counted. Source: IAM user guide, "IAM and AWS STS quotas". */
const mostCharacters = 6144;

/**
 * The least-privilege identity policy: every permission that is declared, and no other, in as few documents as AWS's size limit
 * allows. Most List actions have no resource-level permissions, and what there is to read is not known before, so the resource is `*`.
 * @param without optional groups to leave out
 */
export function leastPrivilegePolicies(without: readonly string[] = []): PolicyDocument[] {
  const byGroup = Map.groupBy(declaredPermissions(), groupOf);
  const groups = [...byGroup].sort(([a], [b]) => Number(a !== undefined) - Number(b !== undefined));
  const documents: PolicyDocument[] = [];
  for (const [group, permissions] of groups) {
    if (group && without.includes(group.name)) continue;
    const parts = split(permissions);
    for (const [index, Action] of parts.entries()) {
      const Sid = `${sidOf(group)}${parts.length > 1 ? index + 1 : ""}`;
      put(documents, { Sid, Effect: "Allow", Action, Resource: "*" });
    }
  }
  return documents;
}

function sidOf(group: PermissionGroup | undefined): string {
  if (!group) return "SagewardenReadConfiguration";
  return `SagewardenRead${group.name.charAt(0).toUpperCase()}${group.name.slice(1)}`;
}

/** What a document has beside the actions of one statement, and an action beside its name. */
const frame = 200;
const quotes = 3;

function split(permissions: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  let room = mostCharacters - frame;
  for (const permission of permissions) {
    if (permission.length + quotes > room) {
      parts.push([]);
      room = mostCharacters - frame;
    }
    parts.at(-1)?.push(permission);
    room -= permission.length + quotes;
  }
  return parts;
}

/** Into the first document that has room for it. */
function put(documents: PolicyDocument[], statement: Statement): void {
  const fits = (document: PolicyDocument) => {
    return sizeOf({ ...document, Statement: [...document.Statement, statement] }) <= mostCharacters;
  };
  const open = documents.find(fits);
  if (open) open.Statement.push(statement);
  else documents.push({ Version: "2012-10-17", Statement: [statement] });
}

/** As AWS counts. */
export function sizeOf(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\s/g, "").length;
}
