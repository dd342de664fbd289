const placeholders = ["VPC_ID", "SUBNET_ID", "SECURITY_GROUP_ID", "KMS_KEY_ARN", "INSTANCE_TYPE", "ROLE_ARN"];

/** The summary of a fix, ending with the words in its commands that a person must replace first. */
export function sayChoices(summary: string, commands: string): string {
  const chosen = placeholders.filter((word) => commands.includes(word));
  return chosen.length === 0 ? summary : `${summary} Put your own values in place of ${chosen.join(" and ")}.`;
}
