import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "./problem-message";

interface Query<T> {
  data: T | undefined;
  error: Error | null;
  refetch: () => unknown;
}

interface Props<T> {
  query: Query<T>;
  /** Lines of grey while nothing is there yet. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** The three states of anything that is fetched: on its way, failed, here. Old data stays while new data comes. */
export function Loaded<T>({ query, lines = 5, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={lines} />;
}

export function Loading({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div aria-busy="true">
      <p role="status" className="visually-hidden">
        {t("common.loading")}
      </p>
      <Skeleton active title={false} paragraph={{ rows: lines }} />
    </div>
  );
}
