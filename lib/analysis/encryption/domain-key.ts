import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Domain = Pick<ResourceOf<"domain">, "KmsKeyId" | "HomeEfsFileSystemKmsKeyId">;

/** The key a domain names, and where: HomeEfsFileSystemKmsKeyId is the older name of the same setting. */
export function domainKey({ KmsKeyId, HomeEfsFileSystemKmsKeyId: older }: Domain): {
  path: "KmsKeyId" | "HomeEfsFileSystemKmsKeyId";
  reference: string | undefined;
} {
  return !KmsKeyId && older
    ? { path: "HomeEfsFileSystemKmsKeyId", reference: older }
    : { path: "KmsKeyId", reference: KmsKeyId };
}
