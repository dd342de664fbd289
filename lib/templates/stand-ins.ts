import { hash } from "node:crypto";

/** An id as EC2 gives them, always the same for the same thing: `sg-0f3c…`. Of this form alone are they known for ids. */
export function idLike(prefix: string, thing: string): string {
  return `${prefix}-0${hash("sha256", thing, "hex").slice(0, 16)}`;
}

/** A key's id is a UUID. */
export function uuidLike(thing: string): string {
  const digits = hash("sha256", thing, "hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join("-");
}

/** A name that AWS takes, for one that AWS makes. */
export function nameLike(logicalId: string): string {
  return logicalId.replace(/[^A-Za-z0-9-]/g, "-");
}
