CREATE TABLE "named_by_jobs" (
	"account" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "named_by_jobs_account_kind_name_pk" PRIMARY KEY("account","kind","name")
);
--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "parts" jsonb;--> statement-breakpoint
INSERT INTO "named_by_jobs" ("account", "kind", "name")
SELECT "account", CASE WHEN "target" ~ '^arn:[\w-]+:iam:' THEN 'iam-role' ELSE 'kms-key' END, "target" FROM "settled_targets";--> statement-breakpoint
DROP TABLE "settled_targets" CASCADE;
