CREATE TABLE "watch_due" (
	"account" text NOT NULL,
	"event" text NOT NULL,
	"at" text NOT NULL,
	"settled_at" text NOT NULL,
	"is_read" boolean DEFAULT false NOT NULL,
	"not_before" text DEFAULT '' NOT NULL,
	"scan" text,
	CONSTRAINT "watch_due_account_event_pk" PRIMARY KEY("account","event")
);
--> statement-breakpoint
CREATE TABLE "watch_turns" (
	"account" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"begun_at" text NOT NULL,
	"ended_at" text
);
--> statement-breakpoint
CREATE INDEX "watch_due_of_scan" ON "watch_due" USING btree ("scan") WHERE scan is not null;