/** Kinds of notices as the settings name them, in the order in which people read of them. */
export const noticeKindNames = ["findings", "signals", "scan-failed", "sight-lost", "waiver-expiring"] as const;
export type NoticeKindName = (typeof noticeKindNames)[number];
