import { useMutation } from "@tanstack/react-query";
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "@/ui/problem-message";

import { cancelLoad } from "./api/sending";
import type { Load } from "./types";

const WHOLE = 100;

/** A large file on its way; it goes on when the page is left. */
export function Running({ load, onLoad }: { load: Load; onLoad: (load: Load) => void }) {
  const { t } = useTranslation();
  const cancel = useMutation({ mutationFn: () => cancelLoad(load.id), onSuccess: onLoad });
  const percent = load.chunks ? Math.floor((load.chunks_done / load.chunks) * WHOLE) : 0;
  return (
    <section className="section" aria-labelledby="running">
      <h2 id="running">{load.applies ? t("bulk.taking") : t("bulk.checking")}</h2>
      <Progress percent={percent} aria-labelledby="running" />
      <p role="status">{t("bulk.goesOn", { percent })}</p>
      {cancel.error && <ProblemMessage error={cancel.error} />}
      <div className="actions">
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("bulk.cancel")}
        </Button>
      </div>
    </section>
  );
}
