import type { IncomingHttpHeaders } from "node:http";

export interface CredentialScope {
  accessKeyId: string;
  region: string;
  /** Signing name: `sagemaker`, `ec2`. */
  service: string;
}

/**
 * Who signed a request, and for which region and service. The signature itself is not checked: there is no secret to
 * keep. Source: IAM user guide, "AWS Signature Version 4 for API requests", credential scope.
 */
export function scopeOf({ authorization = "" }: IncomingHttpHeaders): CredentialScope | undefined {
  const [, accessKeyId, region, service] =
    /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request\b/.exec(authorization) ?? [];
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}
