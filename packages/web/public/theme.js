// Runs before the first paint, as a file of its own because the content security policy allows no inline script.
// src/lib/theme.ts writes the choice; the two know the same key and the same three values.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem("rookery-theme");
  } catch {
    // Storage may be forbidden; the system's choice then holds.
  }
  var isDark =
    choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
})();
