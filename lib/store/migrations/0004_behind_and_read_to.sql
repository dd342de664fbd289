ALTER TABLE "events" ADD COLUMN "behind" text;--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "read_to" text;--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "touched_at" text;--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "coverage" jsonb;--> statement-breakpoint
-- Events that are already here are not read again: their records tell.
UPDATE "events" SET "behind" = 'identity-center/' || left(record->'userIdentity'->'onBehalfOf'->>'userId', 256) WHERE record->'userIdentity'->'onBehalfOf'->>'userId' <> '' AND actor_type <> 'IdentityCenterUser';
