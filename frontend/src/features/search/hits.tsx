import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { useMatrices } from "@/api/use-matrices";
import { useUnitSearch } from "@/api/use-unit-search";
import { usePick } from "@/locales/use-language";
import { matches } from "@/ui/fold";
import { Loaded } from "@/ui/loaded";

interface Props {
  q: string;
}

export function UnitHits({ q }: Props) {
  const { t } = useTranslation();
  const found = useUnitSearch(q, useMe().today);
  return (
    <Hits title={t("shell.pages.units")}>
      <Loaded query={found} lines={3}>
        {({ items }) => (
          <HitList empty={items.length === 0}>
            {items.map((unit) => (
              <li key={unit.id}>
                <Link to="/units/$unitId" params={{ unitId: unit.id }}>
                  {unit.name}
                </Link>
                {unit.parent && <span className="quiet"> · {unit.parent.name}</span>}
              </li>
            ))}
          </HitList>
        )}
      </Loaded>
    </Hits>
  );
}

export function FormHits({ q }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const forms = useForms();
  return (
    <Hits title={t("shell.pages.forms")}>
      <Loaded query={forms} lines={2}>
        {({ items }) => {
          const hits = items.filter((form) => matches(`${form.name_vi} ${form.name_en} ${form.code}`, q));
          return (
            <HitList empty={hits.length === 0}>
              {hits.map((form) => (
                <li key={form.id}>
                  <Link to="/forms/$formId" params={{ formId: form.id }}>
                    {pick(form.name_vi, form.name_en)}
                  </Link>
                </li>
              ))}
            </HitList>
          );
        }}
      </Loaded>
    </Hits>
  );
}

export function MatrixHits({ q }: Props) {
  const { t } = useTranslation();
  const matrices = useMatrices(undefined);
  return (
    <Hits title={t("shell.pages.matrices")}>
      <Loaded query={matrices} lines={2}>
        {({ items }) => {
          const hits = items.filter((matrix) =>
            matches(`${matrix.title} ${matrix.document?.subject ?? ""} ${matrix.year}`, q),
          );
          return (
            <HitList empty={hits.length === 0}>
              {hits.map((matrix) => (
                <li key={matrix.id}>
                  <Link to="/matrices/$matrixId" params={{ matrixId: matrix.id }}>
                    {matrix.title}
                  </Link>
                </li>
              ))}
            </HitList>
          );
        }}
      </Loaded>
    </Hits>
  );
}

function Hits({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function HitList({ empty, children }: { empty: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return empty ? <p className="quiet">{t("search.none")}</p> : <ul className="plain-list">{children}</ul>;
}
