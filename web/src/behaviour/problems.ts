/** After a form was refused the page begins at what is wrong with it, for eyes and screen readers alike. */
export function beginAtProblems(): void {
  const problems = document.querySelector<HTMLElement>(".problems");
  if (!problems) return;
  problems.tabIndex = -1;
  problems.focus();
}
