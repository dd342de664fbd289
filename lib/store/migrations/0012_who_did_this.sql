CREATE TABLE "callers" (
	"account" text NOT NULL,
	"principal" text NOT NULL,
	"first_at" text NOT NULL,
	"last_at" text NOT NULL,
	CONSTRAINT "callers_account_principal_pk" PRIMARY KEY("account","principal")
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "category" text DEFAULT 'management' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "recipient" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "session_created" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "access_key_id" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "issued_key_id" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "address_class" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "vpc_endpoint" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "client" text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "from_file" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "events_by_key" ON "events" USING btree ("account","access_key_id","at","id") WHERE access_key_id is not null;--> statement-breakpoint
CREATE INDEX "events_by_issued_key" ON "events" USING btree ("account","issued_key_id") WHERE issued_key_id is not null;--> statement-breakpoint
CREATE INDEX "events_by_principal" ON "events" USING btree ("account",(coalesce("session_issuer", "actor_arn")),"at","id");--> statement-breakpoint
CREATE INDEX "events_by_address" ON "events" USING btree ("account","address","at","id");--> statement-breakpoint
INSERT INTO "callers" ("account", "principal", "first_at", "last_at")
SELECT account, coalesce(session_issuer, actor_arn), min(at), max(at) FROM events
WHERE source LIKE '%sagemaker%' AND coalesce(session_issuer, actor_arn) IS NOT NULL GROUP BY 1, 2;
