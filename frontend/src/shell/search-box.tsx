import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";

/** One search for everything; Enter opens the page of results, which has its own address. */
export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void navigate({ to: "/search", search: { q: typed.trim() || undefined } });
  };
  return (
    <form role="search" className="search-box" onSubmit={submit}>
      <SearchOutlined aria-hidden />
      <input
        type="search"
        aria-label={t("shell.search")}
        placeholder={t("shell.searchHint")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
