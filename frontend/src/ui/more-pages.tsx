import { Button } from "antd";
import { useTranslation } from "react-i18next";

interface Props {
  /** Lines shown so far. */
  count: number;
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** How much of a list is shown, and the next page of it. */
export function MorePages({ count, pages }: Props) {
  const { t } = useTranslation();
  return (
    <div className="actions">
      <span className="quiet" role="status">
        {t("common.shownOf", { count })}
      </span>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("common.loadMore")}
        </Button>
      )}
    </div>
  );
}
