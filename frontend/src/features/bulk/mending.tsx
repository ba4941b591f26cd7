import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { download } from "@/api/download";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { cellAt, readLines } from "./csv-lines";
import { MendTable, type Wrong } from "./mend-table";
import type { Load } from "./types";

const FEW = 20;
const SMALL = 5_000_000;

interface Props {
  load: Load;
  file: File | undefined;
  onFile: (mended: File) => void;
}

/** Rows that were not taken: as a file to mend in a spreadsheet, and few of a CSV file right here. */
export function Mending({ load, file, onFile }: Props) {
  const { t } = useTranslation();
  const few = load.problems.length > 0 && load.problems.length <= FEW && load.problems_left_out === 0;
  const here = few && file?.name.toLowerCase().endsWith(".csv") && file.size < SMALL ? file : undefined;
  const text = useQuery({
    queryKey: ["bulk", load.id, "text"],
    enabled: here !== undefined,
    queryFn: () => here?.text() ?? "",
    gcTime: 0,
  });
  const fetching = useMutation({
    mutationFn: () => download(`/api/v1/bulk/${load.id}/refused`, `refused.${load.format}`),
  });
  return (
    <Notice tone="warning">
      <p>{t("bulk.mend")}</p>
      <div className="actions">
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={fetching.isPending}
          onClick={() => fetching.mutate()}
        >
          {t("bulk.download")}
        </Button>
      </div>
      {fetching.error && <ProblemMessage error={fetching.error} />}
      {here && text.data !== undefined && (
        <MendTable
          csv={readLines(text.data)}
          wrong={wrongCells(load, text.data)}
          onText={(mended) => onFile(new File([mended], here.name, { type: "text/csv" }))}
        />
      )}
    </Notice>
  );
}

/** The cells that can be mended by themselves, each once. */
function wrongCells(load: Load, text: string): Wrong[] {
  const csv = readLines(text);
  const found = new Map<string, Wrong>();
  for (const problem of load.problems) {
    const now = cellAt(csv, problem);
    const key = `${problem.row} ${problem.column}`;
    if (now !== undefined && !found.has(key)) found.set(key, { ...problem, key, now });
  }
  return [...found.values()];
}
