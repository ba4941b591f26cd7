import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { emptyProduct, type ProductDraft } from "./task-draft";

interface Props {
  products: readonly ProductDraft[];
  errorAt: (pointer: string) => string | undefined;
  onChange: (products: ProductDraft[]) => void;
}

/** What comes out of the task, one line each. */
export function ProductFields({ products, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const focusLast = () =>
    setTimeout(() => [...(list.current?.querySelectorAll("input") ?? [])].at(-1)?.focus(), 0);
  return (
    <fieldset className="party-field">
      <legend>{t("matrices.products")}</legend>
      <div ref={list} className="product-list">
        {products.map((product, place) => {
          const error = errorAt(`/products/${place}/text`);
          return (
            <div key={product.key} className="product-line">
              <input
                className="line-input"
                aria-label={t("matrices.edit.product", { number: place + 1 })}
                aria-invalid={error !== undefined}
                autoComplete="off"
                maxLength={2000}
                value={product.text}
                onChange={(event) =>
                  onChange(
                    products.map((one) => (one === product ? { ...one, text: event.target.value } : one)),
                  )
                }
              />
              <button
                type="button"
                className="icon-button"
                aria-label={t("matrices.edit.dropProduct", { number: place + 1 })}
                title={t("matrices.edit.drop")}
                onClick={() => {
                  onChange(products.filter((one) => one !== product));
                  focusLast();
                }}
              >
                <CloseOutlined aria-hidden />
              </button>
              {error !== undefined && (
                <p className="field-error" role="alert">
                  {error}
                </p>
              )}
            </div>
          );
        })}
      </div>
      <Button
        size="small"
        onClick={() => {
          onChange([...products, emptyProduct()]);
          focusLast();
        }}
      >
        {t("matrices.edit.addProduct")}
      </Button>
    </fieldset>
  );
}
