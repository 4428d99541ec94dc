/** What jsdom lacks and the portal asks for. A test sees a wide screen, in light, without touch. */
export function stubBrowser(): void {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  // Floating lists end their animations at once.
  Element.prototype.getAnimations = () => [];
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  // A stream of news on which there are none.
  window.EventSource = class extends EventTarget {
    close() {}
  } as unknown as typeof EventSource;
  Object.assign(window, { CSS: { supports: () => false, escape: (text: string) => text } });
}
