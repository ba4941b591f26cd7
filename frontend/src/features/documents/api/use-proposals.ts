import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

import type { Proposal, ProposalList } from "../types";
import { documentKeys } from "./keys";

type Decision = components["schemas"]["Decision"];

const fetchList = (documentId: number, edition: number | undefined) =>
  answer(
    service.GET("/api/v1/documents/{document_id}/proposals", {
      params: { path: { document_id: documentId }, query: { edition } },
    }),
  );

export function useProposals(documentId: number, edition: number | undefined) {
  return useQuery({
    queryKey: documentKeys.proposals(documentId, edition),
    queryFn: () => fetchList(documentId, edition),
  });
}

/** Puts what the service answered into the list that is shown; counts elsewhere are stale then. */
function settle(queries: QueryClient, documentId: number, changed: readonly Proposal[]): void {
  const byId = new Map(changed.map((proposal) => [proposal.id, proposal]));
  queries.setQueriesData<ProposalList>(
    { queryKey: ["documents", documentId, "proposals"] },
    (list) => list && { ...list, items: list.items.map((item) => byId.get(item.id) ?? item) },
  );
  for (const queryKey of [
    documentKeys.one(documentId),
    ["documents", "list"],
    documentKeys.history(documentId),
  ])
    void queries.invalidateQueries({ queryKey });
}

/** Confirms, corrects, rejects one proposal, or takes a decision back. */
export function useDecide(documentId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ proposal: { id, version }, decision }: { proposal: Proposal; decision: Decision }) =>
      answer(
        service.POST("/api/v1/proposals/{proposal_id}/decision", {
          params: { path: { proposal_id: id }, header: { "if-match": `"${version}"` } },
          body: decision,
        }),
      ),
    onSuccess: (changed) => settle(queries, documentId, [changed]),
  });
}

/** Confirms together exactly what was shown together. */
export function useConfirmMany(documentId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (proposals: readonly Proposal[]) =>
      answer(
        service.POST("/api/v1/documents/{document_id}/proposals/confirm", {
          params: { path: { document_id: documentId } },
          body: { proposals: proposals.map(({ id, version }) => [id, version]) },
        }),
      ),
    onSuccess: ({ items }) => settle(queries, documentId, items),
  });
}

export function useAddProposal(documentId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: components["schemas"]["NewProposal"]) =>
      answer(
        service.POST("/api/v1/documents/{document_id}/proposals", {
          params: { path: { document_id: documentId } },
          body: wanted,
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["documents", documentId, "proposals"] });
      void queries.invalidateQueries({ queryKey: documentKeys.one(documentId) });
    },
  });
}

/** The list as it is now, for saying what someone else changed. */
export function useReloadProposals(documentId: number, edition: number | undefined) {
  const queries = useQueryClient();
  return () =>
    queries.query({
      queryKey: documentKeys.proposals(documentId, edition),
      queryFn: () => fetchList(documentId, edition),
      staleTime: 0,
    });
}
