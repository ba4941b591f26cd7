import { useNavigate } from "@tanstack/react-router";
import { Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { clauseOptions } from "@/ui/clause-options";
import { matches } from "@/ui/fold";

import type { Clause } from "../types";

interface Props {
  clauses: readonly Clause[];
}

/** Every clause by its number and heading: leads to it, and puts its address into the browser's bar. */
export function ClauseSelect({ clauses }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const options = useMemo(() => clauseOptions(clauses), [clauses]);
  if (options.length === 0) return null;
  return (
    <Select
      className="clause-select"
      aria-label={t("documents.text.goTo")}
      placeholder={t("documents.text.goTo")}
      value={null}
      showSearch={{ filterOption: (typed, option) => matches(option?.label ?? "", typed) }}
      options={options}
      onChange={(anchor: string | null) =>
        anchor !== null && void navigate({ to: ".", search: true, hash: anchor, resetScroll: false })
      }
    />
  );
}
