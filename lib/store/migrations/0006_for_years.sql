CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "resource_texts" (
	"account" text NOT NULL,
	"arn" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "resource_texts_account_arn_pk" PRIMARY KEY("account","arn")
);
--> statement-breakpoint
CREATE TABLE "scan_steps" (
	"scan" text NOT NULL,
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"place" integer NOT NULL,
	"state" text NOT NULL,
	"read" integer NOT NULL,
	"unread" integer NOT NULL,
	CONSTRAINT "scan_steps_scan_region_kind_pk" PRIMARY KEY("scan","region","kind")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "texts_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "removing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "units_at_takeover" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "resource_texts_by_trigram" ON "resource_texts" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "resources_ended" ON "resources" USING btree ("account","to_seq") WHERE to_seq < 2147483647;
--> statement-breakpoint
INSERT INTO "scan_steps" ("scan", "region", "kind", "place", "state", "read", "unread") SELECT s."id", step->>'region', step->>'kind', place, step->>'state', (step->>'read')::int, (step->>'unread')::int FROM "scans" s CROSS JOIN LATERAL jsonb_array_elements(s."progress"->'steps') WITH ORDINALITY AS steps(step, place) WHERE jsonb_typeof(s."progress"->'steps') = 'array' ON CONFLICT DO NOTHING;
--> statement-breakpoint
UPDATE "scans" SET "progress" = "progress" - 'steps' WHERE jsonb_exists("progress", 'steps');
