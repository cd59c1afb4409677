-- A proposal that nobody decided before its case ended.
ALTER TYPE "ProposalState" ADD VALUE 'LAPSED';
