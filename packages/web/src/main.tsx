import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { createPortal } from "./app/create-portal.ts";
import "./ui/ui.css";

const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no #root");

const portal = createPortal();
createRoot(root).render(
  <StrictMode>
    <App portal={portal} />
  </StrictMode>,
);
