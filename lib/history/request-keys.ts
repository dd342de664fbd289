import { type Fields, fieldsOf, memberOf } from "#lib/activity/fields.ts";
import type { State } from "#lib/analysis/iam/conditions.ts";
import { type RequestKey, sagemakerKeys } from "./sagemaker-keys.ts";
import { statesOf, type Told, toldAt } from "./told.ts";

/** IAM's own keys, by the parameters of its calls. Source: Service Authorization Reference, "AWS IAM", condition keys. */
const iamKeys: Readonly<Record<string, RequestKey>> = {
  "iam:policyarn": {
    at: Object.fromEntries(
      ["Role", "User", "Group"].flatMap((whom) =>
        ["Attach", "Detach"].map((verb) => [`${verb}${whom}Policy`, ["policyArn"]]),
      ),
    ),
  },
  // Of other calls it is the boundary that whom they are about has already.
  "iam:permissionsboundary": {
    at: Object.fromEntries(
      ["CreateRole", "CreateUser", "PutRolePermissionsBoundary", "PutUserPermissionsBoundary"].map((action) => [
        action,
        ["permissionsBoundary"],
      ]),
    ),
  },
  "iam:awsservicename": { at: { CreateServiceLinkedRole: ["aWSServiceName"] } },
};

export const requestKeys: Readonly<Record<string, RequestKey>> = { ...sagemakerKeys, ...iamKeys };

/**
 * What a key of a service holds in a call, by the record's `requestParameters`; undefined where they do not tell.
 * @param action as IAM calls it: `sagemaker:CreateModel`
 * @param request undefined where the record has left the parameters out
 */
export function serviceKey(key: string, action: string, request: Fields | undefined): readonly State[] | undefined {
  const line = Object.hasOwn(requestKeys, key) ? requestKeys[key] : undefined;
  const [service = "", name = ""] = action.split(":");
  const paths = line && key.startsWith(`${service}:`) && Object.hasOwn(line.at, name) ? line.at[name] : undefined;
  if (!line || !paths) return undefined;
  if (line.holds === "presence") return presenceOf(request, paths);
  return statesOf(heldIn(toldAt(request, paths, line.many), line));
}

/** Of a key that only says whether something is there. */
function presenceOf(request: Fields | undefined, [path = ""]: readonly string[]): readonly State[] | undefined {
  if (!request) return undefined;
  const value = memberOf(request, path);
  return statesOf(value === undefined || value === null ? "absent" : "hidden");
}

const keyArn = /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/;

function heldIn(told: Told, { holds }: RequestKey): Told {
  if (typeof told === "string" || holds === undefined) return told;
  switch (holds) {
    case "key-arn":
      return told.every((text) => keyArn.test(text)) ? told : "hidden";
    case "workteam-type": {
      const types = told.map((text) => /:workteam\/([a-z]+-crowd)\//.exec(text)?.[1]);
      return types.every((type) => type !== undefined) ? types : "hidden";
    }
    case "arn-of-name":
    case "presence":
      return "hidden";
  }
}

/** Services whose requests have their tags in a list of pairs, as CloudTrail writes it. */
const withTagLists = /^(sagemaker|iam)$/;

/** Tags that a request gives or takes: `aws:RequestTag/team`, `aws:TagKeys`. */
export function tagKey(key: string, action: string, request: Fields | undefined): readonly State[] | undefined {
  const [service = "", name = ""] = action.split(":");
  if (!request || !withTagLists.test(service)) return undefined;
  const wanted = /^aws:requesttag\/(.+)$/.exec(key)?.[1];
  const untagged = /^(Delete|Untag|Remove)/.test(name) ? toldAt(request, ["tagKeys[]"], true) : "absent";
  const names = toldAt(request, ["tags[].key"], true);
  if (wanted === undefined)
    return statesOf(Array.isArray(names) || names === "hidden" ? names : untagged === "absent" ? names : untagged);
  if (names === "absent") return ["absent"];
  if (typeof names === "string") return undefined;
  const all = memberOf(request, "tags") as unknown[];
  const tag = all.map(fieldsOf).find((one) => String(memberOf(one, "key")).toLowerCase() === wanted);
  return tag ? statesOf(tagValue(memberOf(tag, "value"))) : ["absent"];
}

/** A tag may have an empty value, which other parameters have only where nothing was said. */
function tagValue(value: unknown): Told {
  return value === "" ? [""] : toldAt({ value }, ["value"]);
}
