import type { NewAccount, NewOrganization } from "#lib/jobs/views.ts";
import { regionsIn } from "../scans/region-list.ts";

/** What somebody types to add accounts: texts, as they stand in the fields. */
export interface AddForm {
  by: "role" | "profile" | "members";
  roleArn: string;
  roleName: string;
  externalId: string;
  profile: string;
  label: string;
  /** Account ids; empty for all, and for none. */
  include: string;
  exclude: string;
  /** Empty for every enabled region. */
  regions: string;
}

export const emptyForm: AddForm = {
  by: "role",
  roleArn: "",
  roleName: "SagewardenAudit",
  externalId: "",
  profile: "",
  label: "",
  include: "",
  exclude: "",
  regions: "",
};

export type Wanted = { account: NewAccount } | { members: NewOrganization };

/** What a form asks for, or what is wrong with it. */
export function wantedOf(form: AddForm): Wanted | { wrong: string } {
  const text = (field: keyof AddForm) => form[field].trim();
  const named = text("regions") === "" ? { regions: "all" as const } : regionsIn(form.regions);
  if ("wrong" in named) return named;
  const { regions } = named;
  const [profile, externalId, label] = [text("profile"), text("externalId"), text("label")];
  const optional = { ...(externalId && { externalId }), ...(profile && { profile }) };
  if (form.by === "members") {
    const [include, exclude] = [idsIn(form.include), idsIn(form.exclude)];
    const odd = [...include, ...exclude].find((id) => !/^\d{12}$/.test(id));
    if (odd !== undefined) return { wrong: `“${odd}” is not an account id: those have twelve digits.` };
    if (text("roleName") === "") return { wrong: "Name the role that is in every account." };
    const lists = { ...(include.length > 0 && { include }), ...(exclude.length > 0 && { exclude }) };
    return { members: { roleName: text("roleName"), ...optional, ...lists, regions } };
  }
  const shared = { regions, ...(label && { label }) };
  if (form.by === "profile") {
    if (!profile) return { wrong: "Name the profile, as it stands in the AWS configuration of the machine." };
    return { account: { connection: { type: "profile", profile }, ...shared } };
  }
  const roleArn = text("roleArn");
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/.test(roleArn)) {
    return { wrong: "Give the role’s ARN: arn:aws:iam::111122223333:role/SagewardenAudit" };
  }
  return { account: { connection: { type: "role", roleArn, ...optional }, ...shared } };
}

function idsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}
