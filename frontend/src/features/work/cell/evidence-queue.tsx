import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";
import { ProblemMessage } from "@/ui/problem-message";

import { sendEvidence } from "../api/send-evidence";
import { useStaleProgress } from "../api/use-stale-progress";
import type { TaskProgress } from "../types";
import type { Chosen } from "./file-picks";

interface Props {
  matrixId: number;
  reportId: number;
  products: TaskProgress["products"];
  files: readonly Chosen[];
  onDone: () => void;
}

interface Sending {
  share: number;
  sent: boolean;
  error: Error | undefined;
}

const WAITING: Sending = { share: 0, sent: false, error: undefined };

/** Sends the files of a report one after another; one that failed stays, to be sent again. */
export function EvidenceQueue({ matrixId, reportId, products, files, onDone }: Props) {
  const { t } = useTranslation();
  const stale = useStaleProgress(matrixId);
  const [states, setStates] = useState<ReadonlyMap<string, Sending>>(new Map());
  const stop = useRef(new AbortController());
  const stateOf = (one: Chosen) => states.get(one.key) ?? WAITING;

  const send = useCallback(
    async (one: Chosen, signal: AbortSignal) => {
      const say = (change: Partial<Sending>) =>
        setStates((held) => new Map(held).set(one.key, { ...(held.get(one.key) ?? WAITING), ...change }));
      say({ share: 0, error: undefined });
      try {
        await sendEvidence(reportId, one.file, one.productId, (share) => say({ share }), signal);
        say({ sent: true, share: 1 });
      } catch (error) {
        if (!signal.aborted) say({ error: error instanceof Error ? error : new Error(String(error)) });
      }
    },
    [reportId],
  );

  useEffect(() => {
    const control = new AbortController();
    stop.current = control;
    void (async () => {
      for (const one of files) {
        if (control.signal.aborted) return;
        await send(one, control.signal);
      }
    })();
    return () => control.abort();
  }, [files, send]);

  const all = files.every((one) => stateOf(one).sent);
  const finish = () => {
    stale();
    onDone();
  };

  return (
    <section className="section" aria-label={t("work.report.files")}>
      <p>{t("work.report.saved")}</p>
      <ul className="work-bodies">
        {files.map((one) => {
          const state = stateOf(one);
          return (
            <li key={one.key}>
              <span>
                {one.file.name}{" "}
                <span className="quiet">
                  {products.find(({ id }) => id === one.productId)?.text ?? t("work.report.wholeTask")}
                </span>
              </span>
              {state.sent ? (
                <Tag tone="good" icon={CheckCircleFilled}>
                  {t("work.report.sent")}
                </Tag>
              ) : state.error ? (
                <>
                  <Tag tone="bad" icon={ExclamationCircleFilled}>
                    {t("work.report.failed")}
                  </Tag>
                  <ProblemMessage error={state.error} onRetry={() => void send(one, stop.current.signal)} />
                </>
              ) : (
                <progress aria-label={one.file.name} value={state.share} max={1} />
              )}
            </li>
          );
        })}
      </ul>
      <div className="actions">
        <Button type="primary" onClick={finish}>
          {t(all ? "work.report.finish" : "work.report.finishAnyway")}
        </Button>
      </div>
    </section>
  );
}
