import secret from "./secretsmanager-secret.ts";

export const secretsManagerCollectors = [secret] as const;
