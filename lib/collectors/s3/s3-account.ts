import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** What S3 blocks for all buckets of the account at once. AWS gives the setting no ARN: it is a part of the account. */
export default defineCollector({
  kind: "s3-account",
  label: "S3 account settings",
  scope: "global",
  volume: "live",
  parent: "iam-account",
  withoutArn: true,
  changedBy: ["s3:PutAccountPublicAccessBlock", "s3:DeleteAccountPublicAccessBlock"],
  terraform: "aws_s3_account_public_access_block",
  actions: ["s3control:GetPublicAccessBlock"],
  async *collect({ s3control, account, partition, orNone, readEach }) {
    yield* readEach(
      [account],
      (name) => ({ name, arn: `arn:${partition}:iam::${name}:root#s3`, isAlways: true }),
      async (AccountId) => ({
        AccountId,
        // Never set is nothing blocked.
        PublicAccessBlockConfiguration: await orNone(
          async () => given(await s3control.getPublicAccessBlock({ AccountId }), "PublicAccessBlockConfiguration"),
          ["NoSuchPublicAccessBlockConfiguration"],
        ),
      }),
    );
  },
});
