interface Grant {
  Grantee?: { URI?: string | undefined } | undefined;
  Permission?: string | undefined;
}

interface Bucket {
  Acl?: { Grants?: Grant[] | undefined } | null;
  OwnershipControls?: { Rules: { ObjectOwnership: string | undefined }[] | undefined } | null;
  PolicyStatus?: { IsPublic?: boolean | undefined } | null;
  PublicAccessBlock?: { IgnorePublicAcls?: boolean | undefined; RestrictPublicBuckets?: boolean | undefined } | null;
}

/** One of the two ways into a bucket for those whom nobody named. */
export interface ByWhat {
  path: string;
  observed: string;
  /** What holds the public back all the same: where that stands, and in words. */
  held: { path: string; observed: unknown; words: string } | undefined;
  isOpen: boolean;
}

/** Everyone, and everyone with an account of AWS. Source: S3 user guide, "Access control list (ACL) overview". */
const publicGroups = /^https?:\/\/acs\.amazonaws\.com\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

/**
 * How the public gets into a bucket by its own policy and ACL, with what of its own settings holds it back; undefined when AWS
 * did not say. Whether a policy is public AWS says itself. Source: S3 user guide, "Blocking public access to your Amazon S3
 * storage": RestrictPublicBuckets and IgnorePublicAcls work on what is there, the other two only on what is to come.
 */
export function publicBy({
  Acl,
  OwnershipControls,
  PolicyStatus,
  PublicAccessBlock: block,
}: Bucket): ByWhat[] | undefined {
  if (!Array.isArray(Acl?.Grants) || block === undefined || OwnershipControls === undefined) return undefined;
  const byPolicy = PolicyStatus === null ? false : PolicyStatus?.IsPublic;
  if (byPolicy === undefined) return undefined;
  const granted = Acl.Grants.flatMap(({ Grantee, Permission }) => {
    const group = publicGroups.exec(Grantee?.URI ?? "")?.[1];
    return group === undefined ? [] : [`${Permission} for ${group}`];
  });
  const enforced = OwnershipControls?.Rules?.findIndex(
    ({ ObjectOwnership }) => ObjectOwnership === "BucketOwnerEnforced",
  );
  const blockedBy = (name: "RestrictPublicBuckets" | "IgnorePublicAcls") =>
    block?.[name] === true
      ? { path: `PublicAccessBlock.${name}`, observed: true, words: `${name} holds them back` }
      : undefined;
  const restricted = blockedBy("RestrictPublicBuckets");
  const withoutAcls =
    enforced !== undefined && enforced >= 0
      ? {
          path: `OwnershipControls.Rules[${enforced}].ObjectOwnership`,
          observed: "BucketOwnerEnforced",
          words: "ACLs are off",
        }
      : undefined;
  const ignored = blockedBy("IgnorePublicAcls") ?? withoutAcls;
  const says =
    PolicyStatus === null ? "there is no policy" : byPolicy ? "the policy is public" : "the policy is not public";
  return [
    {
      path: "PolicyStatus.IsPublic",
      observed: says,
      held: byPolicy ? restricted : undefined,
      isOpen: byPolicy && !restricted,
    },
    {
      path: "Acl.Grants",
      observed: granted.join(", ") || "no group of the public",
      held: granted.length > 0 ? ignored : undefined,
      isOpen: granted.length > 0 && !ignored,
    },
  ];
}
