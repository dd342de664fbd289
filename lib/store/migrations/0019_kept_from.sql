ALTER TABLE "accounts" ADD COLUMN "kept_from" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "accounts" SET "kept_from" = greatest("current_seq" - 2, 0);
