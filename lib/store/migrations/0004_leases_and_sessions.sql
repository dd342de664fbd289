CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "takeovers" integer DEFAULT 0 NOT NULL;