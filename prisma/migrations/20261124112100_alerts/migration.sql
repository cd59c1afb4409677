-- Who wants to hear that an item is there again, and what there is to tell.

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" UUID NOT NULL,
    "unitId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StockAlert" (
    "id" SERIAL NOT NULL,
    "unitId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "StockAlert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertDelivery" (
    "alertId" INTEGER NOT NULL,
    "subscriptionId" UUID NOT NULL,

    CONSTRAINT "AlertDelivery_pkey" PRIMARY KEY ("alertId","subscriptionId")
);

-- CreateIndex
CREATE INDEX "PushSubscription_unitId_itemId_id_idx" ON "PushSubscription"("unitId", "itemId", "id");

-- CreateIndex
CREATE INDEX "PushSubscription_on_idx" ON "PushSubscription"("on");

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpoint_unitId_itemId_key" ON "PushSubscription"("endpoint", "unitId", "itemId");

-- CreateIndex
CREATE INDEX "StockAlert_doneAt_id_idx" ON "StockAlert"("doneAt", "id");

-- CreateIndex
CREATE INDEX "AlertDelivery_subscriptionId_idx" ON "AlertDelivery"("subscriptionId");

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_unitId_itemId_fkey" FOREIGN KEY ("unitId", "itemId") REFERENCES "Stock"("unitId", "itemId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StockAlert" ADD CONSTRAINT "StockAlert_unitId_itemId_fkey" FOREIGN KEY ("unitId", "itemId") REFERENCES "Stock"("unitId", "itemId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertDelivery" ADD CONSTRAINT "AlertDelivery_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "StockAlert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertDelivery" ADD CONSTRAINT "AlertDelivery_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "PushSubscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever ends an emptiness (an entry, a file, a system, a correction) leaves an alert, with its commit or not at all. One
-- that nobody has taken up yet is enough. Writers of one item follow each other: the balance's row is theirs until commit.
CREATE FUNCTION stock_is_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "StockAlert" ("unitId", "itemId")
  SELECT NEW."unitId", NEW."itemId"
  WHERE NOT EXISTS (
    SELECT 1 FROM "StockAlert" WHERE "unitId" = NEW."unitId" AND "itemId" = NEW."itemId" AND "doneAt" IS NULL);
  RETURN NULL;
END $$;

CREATE TRIGGER "Stock_is_back" AFTER UPDATE OF "balance" ON "Stock" FOR EACH ROW
WHEN (OLD."balance" = 0 AND NEW."balance" > 0) EXECUTE FUNCTION stock_is_back();
