-- Browsers that officers are told in, and notices that go there.

-- CreateTable
CREATE TABLE "OfficerPush" (
    "id" UUID NOT NULL,
    "officerId" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "device" TEXT,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OfficerPush_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "via" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "Notice_officerId_kind_key_key";

-- CreateIndex
CREATE UNIQUE INDEX "OfficerPush_endpoint_key" ON "OfficerPush"("endpoint");

-- CreateIndex
CREATE INDEX "OfficerPush_officerId_idx" ON "OfficerPush"("officerId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_officerId_kind_key_via_key" ON "Notice"("officerId", "kind", "key", "via");

-- AddForeignKey
ALTER TABLE "OfficerPush" ADD CONSTRAINT "OfficerPush_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Officer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
