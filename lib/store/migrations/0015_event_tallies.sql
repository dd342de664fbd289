CREATE TABLE "event_choices" (
	"account" text NOT NULL,
	"of" text NOT NULL,
	"value" text NOT NULL,
	"day" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "event_choices_account_of_value_day_pk" PRIMARY KEY("account","of","value","day")
);
--> statement-breakpoint
CREATE TABLE "event_tallies" (
	"account" text NOT NULL,
	"day" text NOT NULL,
	"by" text NOT NULL,
	"actor" text,
	"address" text,
	"region" text NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"read_only" boolean NOT NULL,
	"error_code" text,
	"mfa" boolean,
	"client" text NOT NULL,
	"address_class" text NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "untallied_days" (
	"account" text NOT NULL,
	"day" text NOT NULL,
	"stamp" text NOT NULL,
	CONSTRAINT "untallied_days_account_day_pk" PRIMARY KEY("account","day")
);
--> statement-breakpoint
CREATE INDEX "event_choices_of_day" ON "event_choices" USING btree ("account","day");--> statement-breakpoint
CREATE INDEX "event_tallies_by" ON "event_tallies" USING btree ("account","by","actor","address");--> statement-breakpoint
CREATE INDEX "event_tallies_of_day" ON "event_tallies" USING btree ("account","day");--> statement-breakpoint
-- What is stored already is counted when the store is next at work.
INSERT INTO "untallied_days" ("account", "day", "stamp") SELECT DISTINCT "account", left("at", 10), 'stored before' FROM "events";
