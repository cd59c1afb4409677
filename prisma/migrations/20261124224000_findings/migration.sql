-- The 5W2H sheet as the Inspektorat has verified it: a sealed part like the others, each version a number of its own.

-- AlterEnum
ALTER TYPE "PartKind" ADD VALUE 'FINDINGS';
