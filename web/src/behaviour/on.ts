/** Runs `handle` for an event inside an element that matches `selector`, now or later in the page. */
export function on<K extends keyof DocumentEventMap>(
  type: K,
  selector: string,
  handle: (element: HTMLElement, event: DocumentEventMap[K]) => void,
): void {
  document.addEventListener(type, (event) => {
    const origin = event.target;
    const element = origin instanceof Element ? origin.closest<HTMLElement>(selector) : null;
    if (element) handle(element, event);
  });
}
