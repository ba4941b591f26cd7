import { addWords } from "@/locales/later";
import users from "@/locales/vi/users.json";

addWords({ users });
