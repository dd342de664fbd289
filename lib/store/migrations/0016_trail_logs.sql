CREATE TABLE "trail_log_days" (
	"account" text NOT NULL,
	"place" text NOT NULL,
	"region" text NOT NULL,
	"day" text NOT NULL,
	"last" text,
	"read" text[] DEFAULT '{}' NOT NULL,
	"skipped" jsonb NOT NULL,
	"files" integer NOT NULL,
	"foreign_events" integer NOT NULL,
	"left_files" integer NOT NULL,
	"closed" boolean NOT NULL,
	CONSTRAINT "trail_log_days_account_place_region_day_pk" PRIMARY KEY("account","place","region","day")
);
--> statement-breakpoint
CREATE TABLE "trail_logs" (
	"account" text NOT NULL,
	"place" text NOT NULL,
	"region" text NOT NULL,
	"settled_to" text,
	"floor" text,
	"read_to" text,
	"touched_at" text,
	"outcome" jsonb,
	CONSTRAINT "trail_logs_account_place_region_pk" PRIMARY KEY("account","place","region")
);
--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "rechecked_to" text;