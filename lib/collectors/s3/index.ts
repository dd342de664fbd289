import s3Bucket from "./s3-bucket.ts";

export const s3Collectors = [s3Bucket] as const;
