import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import viVN from "antd/locale/vi_VN";

import { queryClient } from "@/api/query-client";
import { useLanguage } from "@/locales/use-language";
import { router } from "@/routes/router";
import { NewVersion } from "@/ui/new-version";
import { theme } from "@/ui/theme";

const antdWords = { vi: viVN, en: enUS };

export function App() {
  const language = useLanguage();
  return (
    <ConfigProvider locale={antdWords[language]} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <NewVersion />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
