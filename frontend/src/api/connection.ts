import { createStore } from "./store";

/** Whether the last word from the network was good: the browser's own events and the fate of each request. */
export const connection = createStore<"online" | "offline">(navigator.onLine ? "online" : "offline");

window.addEventListener("online", () => connection.set("online"));
window.addEventListener("offline", () => connection.set("offline"));
