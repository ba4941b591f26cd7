import { CloseOutlined } from "@ant-design/icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { TaskProgress } from "../types";

export interface Chosen {
  key: string;
  file: File;
  /** The product it shows; null for the task as a whole. */
  productId: number | null;
}

interface Props {
  products: TaskProgress["products"];
  files: readonly Chosen[];
  onChange: (files: Chosen[]) => void;
}

let chosen = 0;

/** Files for each product of the task, chosen before or after the words are typed. */
export function FilePicks({ products, files, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const places = [
    ...products.map((product) => ({ productId: product.id, label: product.text })),
    { productId: null, label: t("work.report.wholeTask") },
  ];
  const add = (productId: number | null, picked: FileList | null) =>
    onChange([
      ...files,
      ...[...(picked ?? [])].map((file) => ({ key: `file-${(chosen += 1)}`, file, productId })),
    ]);
  return (
    <fieldset>
      <legend>{t("work.report.files")}</legend>
      {places.map(({ productId, label }) => (
        <div key={productId ?? "task"} className="file-pick">
          <label htmlFor={`${id}-${productId ?? "task"}`}>{label}</label>
          <input
            id={`${id}-${productId ?? "task"}`}
            type="file"
            multiple
            onChange={(event) => {
              add(productId, event.target.files);
              // The same file may be chosen again after it was taken out.
              event.target.value = "";
            }}
          />
          <ul className="plain-list">
            {files
              .filter((one) => one.productId === productId)
              .map((one) => (
                <li key={one.key} className="file-line">
                  {one.file.name}
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t("work.report.dropFile", { name: one.file.name })}
                    onClick={() => onChange(files.filter((other) => other !== one))}
                  >
                    <CloseOutlined aria-hidden />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </fieldset>
  );
}
