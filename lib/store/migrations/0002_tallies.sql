CREATE TABLE "finding_tallies" (
	"account" text NOT NULL,
	"seq" integer NOT NULL,
	"check_id" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"rank" smallint NOT NULL,
	"status" text NOT NULL,
	"exposure" text NOT NULL,
	"region" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "finding_tallies_pk" PRIMARY KEY("account","seq","check_id","kind","category","rank","status","exposure","region")
);
--> statement-breakpoint
INSERT INTO "finding_tallies" SELECT f."account", a."current_seq", "check_id", "kind", "category", "rank", "status", "exposure", "region", count(*) FROM "findings" f JOIN "accounts" a ON a."id" = f."account" WHERE f."from_seq" <= a."current_seq" AND f."to_seq" > a."current_seq" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
