import type { PublicAccessBlockConfiguration } from "@aws-sdk/client-s3-control";
import { shelf } from "../shelf.ts";

/** What S3 blocks for all of the account: one, or none where that was never set. */
export const accountBlocks = shelf<PublicAccessBlockConfiguration>("s3 account-blocks");
