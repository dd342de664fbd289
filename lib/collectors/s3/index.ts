import s3Account from "./s3-account.ts";
import s3Bucket from "./s3-bucket.ts";

export const s3Collectors = [s3Account, s3Bucket] as const;
