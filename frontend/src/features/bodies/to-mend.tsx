import { DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { download } from "@/api/download";
import { ProblemMessage } from "@/ui/problem-message";

/** The same list with the reasons of its refused rows, to be mended in a spreadsheet and chosen here again. */
export function ToMend({ file }: { file: File }) {
  const { t } = useTranslation();
  const fetching = useMutation({
    mutationFn: () => {
      const form = new FormData();
      form.set("file", file);
      return download("/api/v1/bodies/import/to-mend", file.name, "POST", form);
    },
  });
  return (
    <>
      <p>{t("bodies.import.toMendText")}</p>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={fetching.isPending}
        onClick={() => fetching.mutate()}
      >
        {t("bodies.import.toMend")}
      </Button>
      {fetching.error && <ProblemMessage error={fetching.error} />}
    </>
  );
}
