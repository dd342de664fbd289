/** Words in commands and snippets that stand for what only a person can choose: the whole list. */
export const placeholders = [
  "VPC_ID",
  "SUBNET_ID",
  "SECURITY_GROUP_ID",
  "ROUTE_TABLE_ID",
  "KMS_KEY_ARN",
  "INSTANCE_TYPE",
  "ROLE_ARN",
  "POLICY_ARN",
  "CODE_REPOSITORY",
] as const;

/** The summary of a fix, ending with the words in its commands that a person must replace first. */
export function sayChoices(summary: string, commands: string): string {
  const chosen = placeholders.filter((word) => new RegExp(`\\b${word}\\b`).test(commands));
  return chosen.length === 0 ? summary : `${summary} Put your own values in place of ${chosen.join(" and ")}.`;
}
