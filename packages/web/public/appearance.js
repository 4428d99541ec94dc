// Runs before the first paint, as a file of its own because the content security policy allows no inline script. For whoever is
// signed in the server has written on <html> how they have the portal; else this device's last reader counts, then the tenant
// whose address it is, and then the browser. src/lib/appearance.ts knows the same keys and values.
(function () {
  var root = document.documentElement;
  var kept = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var known = root.dataset.themeChoice;
  var theme = known || kept("portal-theme");
  var isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = isDark ? "dark" : "light";
  if (known) return;
  var wanted = [kept("portal-language"), root.dataset.language].concat(navigator.languages || []);
  for (var index = 0; index < wanted.length; index += 1) {
    var language = (wanted[index] || "").split("-")[0];
    if (["en", "es", "fr", "de"].includes(language)) {
      root.lang = language;
      return;
    }
  }
})();
