import { addWords } from "@/locales/later";
import account from "@/locales/vi/account.json";

addWords({ account });
