CREATE TABLE "callers" (
	"account" text NOT NULL,
	"principal" text NOT NULL,
	"first_at" text NOT NULL,
	"last_at" text NOT NULL,
	CONSTRAINT "callers_account_principal_pk" PRIMARY KEY("account","principal")
);
--> statement-breakpoint
CREATE TABLE "event_imports" (
	"account" text NOT NULL,
	"region" text NOT NULL,
	"oldest" text NOT NULL,
	"newest" text NOT NULL,
	CONSTRAINT "event_imports_account_region_oldest_pk" PRIMARY KEY("account","region","oldest")
);
--> statement-breakpoint
CREATE TABLE "event_records" (
	"account" text NOT NULL,
	"event" text NOT NULL,
	"record" json NOT NULL,
	CONSTRAINT "event_records_account_event_pk" PRIMARY KEY("account","event")
);
--> statement-breakpoint
CREATE TABLE "event_texts" (
	"account" text NOT NULL,
	"event" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "event_texts_account_event_pk" PRIMARY KEY("account","event")
);
--> statement-breakpoint
CREATE TABLE "event_texts_due" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"events" text[] NOT NULL
);
--> statement-breakpoint
DROP INDEX "events_by_trigram";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "category" text DEFAULT 'management' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "recipient" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "session_created" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "access_key_id" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "issued_key_id" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "address_class" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "vpc_endpoint" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "client" text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "from_file" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "event_texts_by_trigram" ON "event_texts" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "event_texts_due_of" ON "event_texts_due" USING btree ("account","number");--> statement-breakpoint
CREATE INDEX "events_by_key" ON "events" USING btree ("account","access_key_id","at","id") WHERE access_key_id is not null;--> statement-breakpoint
CREATE INDEX "events_by_issued_key" ON "events" USING btree ("account","issued_key_id") WHERE issued_key_id is not null;--> statement-breakpoint
CREATE INDEX "events_by_principal" ON "events" USING btree ("account",(coalesce("session_issuer", "actor_arn")),"at","id");--> statement-breakpoint
CREATE INDEX "events_by_address" ON "events" USING btree ("account","address","at","id");--> statement-breakpoint
ALTER TABLE "event_records" ALTER COLUMN "record" SET STORAGE EXTERNAL;--> statement-breakpoint
INSERT INTO "event_records" ("account", "event", "record") SELECT account, id, record FROM events;--> statement-breakpoint
ALTER TABLE "events" DROP COLUMN "record";--> statement-breakpoint
INSERT INTO "event_texts_due" ("account", "events")
SELECT account, array_agg(id) FROM (
	SELECT account, id, (row_number() OVER (PARTITION BY account ORDER BY at DESC) - 1) / 250 AS part FROM events
) parts GROUP BY account, part ORDER BY account, part;--> statement-breakpoint
INSERT INTO "callers" ("account", "principal", "first_at", "last_at")
SELECT account, coalesce(session_issuer, actor_arn), min(at), max(at) FROM events
WHERE source LIKE '%sagemaker%' AND coalesce(session_issuer, actor_arn) IS NOT NULL GROUP BY 1, 2;