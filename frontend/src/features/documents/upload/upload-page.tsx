import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";

import { DropArea } from "./drop-area";
import { addFiles, uploads } from "./upload-queue";
import { UploadRow } from "./upload-row";
import "./upload.css";
import "../words";

/** Files become drafts: the service reads each and proposes what it says. */
export function UploadPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [unitId, setUnitId] = useState<number>();
  const unit = useUnit(unitId ?? me.home.id, me.today).data;
  const items = useSyncExternalStore(uploads.subscribe, uploads.get);

  return (
    <Page
      title={t("documents.upload.title")}
      lead={t("documents.upload.lead")}
      actions={<LinkButton to="/documents">{t("documents.upload.back")}</LinkButton>}
    >
      <UnitSelect
        label={t("documents.upload.holder")}
        value={unit ?? me.home}
        asOf={me.today}
        onChange={setUnitId}
      />
      <DropArea onFiles={(files) => addFiles(files, unitId)} />
      {items.length > 0 && (
        <section className="section" aria-labelledby="sent-files">
          <h2 id="sent-files">{t("documents.upload.files", { count: items.length })}</h2>
          <ul className="work">
            {items.map((item) => (
              <UploadRow key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
