/** What CloudTrail calls the one who called. Source: CloudTrail user guide, "CloudTrail userIdentity element". */
const words: Readonly<Record<string, string>> = {
  Root: "Root user",
  IAMUser: "IAM user",
  AssumedRole: "Role",
  Role: "Role",
  FederatedUser: "Federated user",
  AWSService: "Service of AWS",
  AWSAccount: "Another account",
  SAMLUser: "Somebody of a SAML provider",
  WebIdentityUser: "Somebody of a web identity provider",
  IdentityCenterUser: "User of Identity Center",
  Directory: "User of a directory",
};

export function identityWords(type: string | null): string {
  if (type === null) return "Not known";
  return Object.hasOwn(words, type) ? (words[type] ?? type) : type;
}
