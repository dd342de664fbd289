CREATE TABLE "event_queries" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"place" text NOT NULL,
	"question" jsonb NOT NULL,
	"statement" text NOT NULL,
	"execution" text,
	"state" text NOT NULL,
	"asked_at" text NOT NULL,
	"touched_at" text NOT NULL,
	"ended_at" text,
	"outcome" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "event_queries_account" ON "event_queries" USING btree ("account","asked_at");