CREATE TABLE "habits" (
	"account" text NOT NULL,
	"principal" text NOT NULL,
	"aspect" text NOT NULL,
	"value" text NOT NULL,
	"first_at" text NOT NULL,
	CONSTRAINT "habits_account_principal_aspect_value_pk" PRIMARY KEY("account","principal","aspect","value")
);
--> statement-breakpoint
CREATE TABLE "sightings" (
	"account" text NOT NULL,
	"id" text NOT NULL,
	"signal" text NOT NULL,
	"subject" text NOT NULL,
	"day" text NOT NULL,
	"at" text NOT NULL,
	"last_at" text NOT NULL,
	"actor" text NOT NULL,
	"sentence" text NOT NULL,
	"decisive" text NOT NULL,
	"events" text[] NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "sightings_account_id_pk" PRIMARY KEY("account","id")
);
--> statement-breakpoint
CREATE TABLE "unjudged_days" (
	"account" text NOT NULL,
	"day" text NOT NULL,
	"stamp" text NOT NULL,
	CONSTRAINT "unjudged_days_account_day_pk" PRIMARY KEY("account","day")
);
--> statement-breakpoint
CREATE INDEX "habits_by_time" ON "habits" USING btree ("account","first_at");--> statement-breakpoint
CREATE INDEX "sightings_by_day" ON "sightings" USING btree ("account","day");--> statement-breakpoint
CREATE INDEX "sightings_by_time" ON "sightings" USING btree ("account","last_at","id");