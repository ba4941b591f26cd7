import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { download } from "@/api/download";

import { ProblemMessage } from "./problem-message";

type One = string | number | boolean | null | undefined;
/** Several of a name are asked for one after another. */
type Value = One | readonly One[];

interface Props {
  /** Where the file is, from the root of the service. */
  path: string;
  /** The filters of what is shown; what is not set is left out. */
  query?: Readonly<Record<string, Value>>;
  /** A file that leaves a trace is asked for by POST. */
  traced?: boolean;
  /** What the button says; without it that it gives a spreadsheet. */
  label?: string;
}

/** Takes away what the list shows, all of its pages, as a file. */
export function ExportButton({ path, query = {}, traced = false, label }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const start = () => {
    setBusy(true);
    setError(undefined);
    download(addressOf(path, query), "tienbo.xlsx", traced ? "POST" : "GET")
      .catch((caught: unknown) => setError(caught instanceof Error ? caught : new Error(String(caught))))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={start}>
        {label ?? t("common.export")}
      </Button>
      {error && <ProblemMessage error={error} />}
    </>
  );
}

/** The path with those of the filters that are set. */
export function addressOf(path: string, query: Readonly<Record<string, Value>>): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one) =>
        one === undefined || one === null || one === "" || one === false ? [] : [[name, String(one)]],
      ),
  );
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`;
}
