import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { createPortal } from "./app/create-portal.ts";
import { wordsReady } from "./lib/i18n/i18n.ts";
import "./ui/ui.css";

const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no #root");

const portal = createPortal();
// Not by an await at the top level: pages that are chunks would wait for this module before they run.
void wordsReady().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App portal={portal} />
    </StrictMode>,
  ),
);
